import type { Database } from 'better-sqlite3';
import type { FeedKind } from '../../src/domain/feed.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { Story, StoryId, StoryMemory, StorySource, StoryStanding } from '../../src/domain/story.ts';
import type { StoryDraft } from '../../src/pipeline/ports.ts';
import { creditsOf } from '../../src/stories/credits.ts';

/** One row of `stories`, as {@link STORY_COLUMNS} selects it from `stories s`. */
export interface StoryRow {
  readonly id: number;
  readonly number: number;
  readonly revision: number;
  readonly title: string;
  readonly summary: string;
  readonly url: string | null;
  readonly lang: string | null;
  readonly stage: Stage | null;
  readonly initiative: string | null;
  readonly confidence: number;
  readonly published: number;
  readonly updated: number;
  readonly labels: string;
  readonly standing: StoryStanding;
}

/** The columns of {@link StoryRow}. `position` is not among them: it does not fit a JavaScript number. */
export const STORY_COLUMNS = `s.id, s.number, s.revision, s.title, s.summary, s.url, s.lang, s.stage, s.initiative,
  s.confidence, s.published, s.updated, s.labels, s.standing`;

/** Labels that are lists: kept as JSON, read for display only. */
type Labels = Pick<
  Story,
  'pairs' | 'backgroundPairs' | 'parties' | 'sectors' | 'amounts' | 'date' | 'memory'
>;

/** Labels that stories lack which were stored before they were read. */
type Later = 'amounts' | 'date' | 'memory';

/** The list labels of a story as its row keeps them. */
export function labelsJson(labels: Labels): string {
  const { pairs, backgroundPairs, parties, sectors, amounts, date, memory } = labels;
  return JSON.stringify({ pairs, backgroundPairs, parties, sectors, amounts, date, memory });
}

/** What is known of a story that was stored before its memory was: its present labels. */
function memoryOf(row: StoryRow, labels: Omit<Labels, Later>): StoryMemory {
  const { stage, initiative, published } = row;
  const { pairs, parties, sectors } = labels;
  return {
    founding: { pairs, parties, sectors, stage, initiative, published },
    stages: stage === null ? [] : [{ stage, items: 1, official: 0 }],
  };
}

/** A row as a draft: a story without what comes from its items. */
export function draftOf(row: StoryRow): StoryDraft {
  const { title, summary, url, lang, stage, initiative, confidence, published, updated } = row;
  const labels = JSON.parse(row.labels) as Omit<Labels, Later> & Partial<Pick<Labels, Later>>;
  const { pairs, backgroundPairs, parties, sectors, amounts = [], date = null } = labels;
  const memory = labels.memory ?? memoryOf(row, labels);
  return {
    title,
    summary,
    url,
    lang,
    pairs,
    backgroundPairs,
    parties,
    sectors,
    stage,
    initiative,
    amounts,
    date,
    confidence,
    published,
    updated,
    memory,
  };
}

/** An item's part in a story, as a row. */
export interface SourceRow {
  readonly outlet: string;
  readonly kind: FeedKind;
  readonly title: string;
  readonly summary: string;
  readonly url: string | null;
  readonly lang: string | null;
  readonly published: number;
  readonly stage: Stage | null;
  readonly founder: 0 | 1;
}

/** A row as a source. */
export function sourceOf({
  outlet,
  kind,
  title,
  summary,
  url,
  lang,
  published,
  stage,
  founder,
}: SourceRow): StorySource {
  const credits = creditsOf(title, summary);
  return { outlet, kind, title, url, lang, published, stage, founder: founder === 1, credits };
}

/** Turns rows into stories: adds their sources, in the order in which they came. */
export function storyReader(db: Database): (rows: readonly StoryRow[]) => Story[] {
  const sources = db.prepare<[string], SourceRow & { readonly story: number }>(
    `SELECT t.story_id AS story, i.outlet, f.kind, i.title, i.summary, i.url, i.lang, i.published, i.stage, t.founder
     FROM json_each(?) j
     JOIN story_items t ON t.story_id = j.value
     JOIN items i ON i.id = t.item_id
     JOIN feeds f ON f.id = i.feed_id
     ORDER BY t.story_id, t.item_id`,
  );
  return (rows) => {
    if (rows.length === 0) return [];
    const byStory = new Map<StoryId, StorySource[]>(rows.map((row) => [row.id, []]));
    for (const row of sources.all(JSON.stringify(rows.map(({ id }) => id)))) {
      byStory.get(row.story)?.push(sourceOf(row));
    }
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      revision: row.revision,
      ...draftOf(row),
      sources: byStory.get(row.id) ?? [],
      ...(row.standing === 'current' ? {} : { standing: row.standing }),
    }));
  };
}
