import { Feed } from 'feed';
import type { ExportedStory } from './exported-story.ts';

/** What of an export the document itself says. */
export interface ExportHead {
  /** What was asked, in words for people. */
  readonly asked: string;
  readonly now: number;
}

/** RSS wants an address of the channel, and an installation need not have one: without stories, the standard's own. */
const NOWHERE = 'https://www.rssboard.org/rss-specification';

/** Stories as RSS 2.0, an item a story, newest first; its guid is the story's stable id. */
export function rssExport(stories: readonly ExportedStory[], { asked, now }: ExportHead): string {
  const home = stories.find(({ url }) => url !== null)?.url ?? NOWHERE;
  const title = `Technology partnerships: ${asked}`;
  const feed = new Feed({
    title: clean(title),
    description: clean(`Stories that Entente holds on ${asked}, newest first.`),
    id: home,
    link: home,
    updated: new Date(now),
    generator: 'Entente',
    copyright: '',
  });
  for (const story of stories) feed.addItem(itemOf(story));
  return feed.rss2();
}

function itemOf(story: ExportedStory): Parameters<Feed['addItem']>[0] {
  const outlets = [...new Set(story.sources.map(({ outlet }) => outlet))].join(', ');
  const facts = [
    story.pairs.join(', '),
    story.stage ?? 'no stage',
    story.sectors.join(', '),
    `${story.independentSources} independent, ${story.officialSources} official: ${outlets}`,
  ].filter((fact) => fact !== '');
  const text = [story.extract, facts.join(' · ')].filter((part) => part !== '').join(' — ');
  return {
    title: clean(story.title),
    id: story.id,
    guid: story.id,
    ...(story.url === null ? {} : { link: story.url }),
    date: new Date(story.published),
    description: clean(escapeHtml(text)),
    category: [...story.pairs, ...story.sectors].map((name) => ({ name })),
  } as Parameters<Feed['addItem']>[0];
}

/** Readers take a description for HTML (https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt). */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without what XML 1.0 does not allow, even escaped (section 2.2). */
function clean(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
