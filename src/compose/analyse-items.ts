import * as z from 'zod';
import { loadEventModel } from '../../adapters/files/load-event-model.ts';
import { loadLexicon } from '../../adapters/files/load-lexicon.ts';
import { loadVocabulary } from '../../adapters/files/load-vocabulary.ts';
import { dataDir } from '../../adapters/files/locations.ts';
import { createAnalyser } from '../analysis/analyse.ts';
import type { Amount } from '../domain/amount.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import { explain } from '../messages/explain.ts';
import { canonicalUrl } from '../stories/canonical-url.ts';
import { groupStories } from '../stories/group-stories.ts';
import { createSameEvent } from '../stories/same-event.ts';

const schema = z.object({
  id: z.string().min(1),
  url: z.string().nullish(),
  outlet: z.string().default(''),
  published: z.string().refine((date) => !Number.isNaN(Date.parse(date)), 'expected an ISO date'),
  lang: z.string().nullish(),
  title: z.string(),
  summary: z.string().nullish(),
});

/** One line of input to `entente analyse`. */
export type GivenItem = z.infer<typeof schema>;

/** A line of input that is none, with why. */
export interface BadLine {
  readonly line: number;
  readonly message: string;
}

/** Reads JSONL items; bad lines are named and left out, the others count. */
export function readItems(jsonl: string): {
  readonly items: readonly GivenItem[];
  readonly bad: readonly BadLine[];
} {
  const items: GivenItem[] = [];
  const bad: BadLine[] = [];
  jsonl.split('\n').forEach((row, i) => {
    if (row.trim() === '') return;
    const parsed = schema.safeParse(parseJson(row));
    if (parsed.success) items.push(parsed.data);
    else {
      const [issue] = parsed.error.issues;
      bad.push({
        line: i + 1,
        message: `${issue?.path.map(String).join('.') || 'the line'}: ${issue?.message ?? 'unusable'}`,
      });
    }
  });
  return { items, bad };
}

/** What `entente analyse` prints for an item. */
export type Prediction = Pick<
  Analysis,
  | 'relevant'
  | 'plurilateral'
  | 'pairs'
  | 'backgroundPairs'
  | 'sectors'
  | 'stage'
  | 'initiative'
  | 'confidence'
  | 'because'
  | 'evidence'
> & {
  readonly id: string;
  readonly story: string;
  /** Sums of money of the news itself. */
  readonly amounts: readonly Amount[];
  /** The date that the text gives for the news, ISO, or `null`. */
  readonly date: string | null;
};

/** Analyses items and groups them into events: the same reading and the same stories as in the running program. */
export function analyseItems(given: readonly GivenItem[]): Prediction[] {
  const analyse = createAnalyser(loadLexicon(dataDir()));
  const tellings = given.map((row) => {
    const item = toItem(row);
    const { title, summary, outlet, lang } = item;
    return { item, analysis: analyse({ title, summary, outlet, lang, published: row.published }) };
  });
  const numbers = groupStories(tellings, createSameEvent(loadEventModel(dataDir())));
  return tellings.map(({ analysis }, i) => {
    const {
      relevant,
      plurilateral,
      pairs,
      backgroundPairs,
      sectors,
      stage,
      initiative,
      confidence,
      because,
      evidence,
    } = analysis;
    const news = analysis.events.find(({ role }) => role === 'news');
    const details = { amounts: news?.amounts ?? [], date: news?.date ?? null };
    const labels = { relevant, plurilateral, pairs, backgroundPairs, sectors, stage, initiative, ...details };
    return { id: given[i]?.id ?? '', ...labels, story: `story-${numbers[i]}`, confidence, because, evidence };
  });
}

/** Analyses items and tells for each, in lines for people, which words support which label. */
export function explainItems(given: readonly GivenItem[]): string[][] {
  const analyse = createAnalyser(loadLexicon(dataDir()));
  const { labels } = loadVocabulary(dataDir());
  return given.map((row) => {
    const { title, summary, outlet, lang } = toItem(row);
    const analysis = analyse({ title, summary, outlet, lang, published: row.published });
    return explain({ id: row.id, title, summary }, analysis, labels);
  });
}

function toItem(row: GivenItem): Item {
  const published = Date.parse(row.published);
  return {
    feedId: 0,
    fingerprint: row.id,
    canonicalUrl: row.url ? canonicalUrl(row.url) : null,
    url: row.url ?? null,
    title: row.title,
    summary: row.summary ?? '',
    outlet: row.outlet,
    lang: row.lang ?? null,
    published,
    dated: true,
    retrievedAt: published,
    hash: null,
  };
}

function parseJson(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return null;
  }
}
