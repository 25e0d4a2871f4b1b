import { type PartyCode, pairKey } from '../domain/party.ts';
import type { Story } from '../domain/story.ts';
import { nameKey } from './name-index.ts';

/** What of a story the query language looks at, but for its words and its date. */
export type TaggedStory = Pick<
  Story,
  'pairs' | 'parties' | 'sectors' | 'stage' | 'initiative' | 'lang' | 'sources'
>;

/** One label of a story as a string: kind, colon, value (`c:IN`, `p:GB~IN`, `s:quantum`). */
export type Tag = string;

/** On a story without pairs: a group's affair, in which all its parties have a part. */
export const PLURILATERAL: Tag = 'plurilateral';

/** The tag of each label, so that index, search and matcher mean the same one. */
export const tagOf = {
  country: (code: PartyCode): Tag => `c:${code}`,
  pair: (key: string): Tag => `p:${key}`,
  sector: (sector: string): Tag => `s:${sector}`,
  stage: (stage: string): Tag => `t:${stage}`,
  /** By id or name: the analysis writes either. */
  initiative: (name: string): Tag => `i:${nameKey(name)}`,
  feedKind: (kind: string): Tag => `k:${kind}`,
  lang: (lang: string): Tag => `l:${primaryLanguage(lang)}`,
} as const;

/** A country or pair together with a sector (`p:GB~IN s:quantum`): what is asked for most, and rarer than either. */
export function jointTag(partner: Tag, sector: Tag): Tag {
  return `${partner} ${sector}`;
}

/** The {@link jointTag} of every country and pair with every sector among the tags of a story. */
export function jointTags(tags: readonly Tag[]): readonly Tag[] {
  const sectors = tags.filter((tag) => tag.startsWith('s:'));
  return tags
    .filter((tag) => tag.startsWith('c:') || tag.startsWith('p:'))
    .flatMap((partner) => sectors.map((sector) => jointTag(partner, sector)));
}

/** `en` of `en-GB`, in lower case. */
export function primaryLanguage(lang: string): string {
  return (lang.split('-', 1)[0] ?? lang).toLowerCase();
}

/** The parties that a story is about: those of its pairs; of a plurilateral story, all that it names. */
export function actorsOf(story: Pick<Story, 'pairs' | 'parties'>): readonly PartyCode[] {
  return [...new Set(story.pairs.length > 0 ? story.pairs.flat() : story.parties)];
}

/** Every tag of a story, each once: the whole of what facet queries see of it. */
export function storyTags(story: TaggedStory): readonly Tag[] {
  const langs = [story.lang, ...story.sources.map((source) => source.lang)];
  return [
    ...new Set([
      ...actorsOf(story).map(tagOf.country),
      ...story.pairs.map((pair) => tagOf.pair(pairKey(pair))),
      ...(story.pairs.length === 0 && story.parties.length > 0 ? [PLURILATERAL] : []),
      ...story.sectors.map(tagOf.sector),
      ...(story.stage === null ? [] : [tagOf.stage(story.stage)]),
      ...(story.initiative === null ? [] : [tagOf.initiative(story.initiative)]),
      ...story.sources.map((source) => tagOf.feedKind(source.kind)),
      ...langs.filter((lang) => lang !== null).map(tagOf.lang),
    ]),
  ];
}
