import type { Database } from 'better-sqlite3';
import type { LedgerStore } from '../../src/commands/ports.ts';
import type { LedgerSupport, RecordedTransition } from '../../src/domain/ledger.ts';
import type { Sector } from '../../src/domain/sector.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { StorySource } from '../../src/domain/story.ts';
import type { Guard } from './store-error.ts';
import { type SourceRow, sourceOf } from './story-rows.ts';

interface TransitionRow {
  readonly id: number;
  readonly initiative: string | null;
  readonly parties: string;
  readonly stage: Stage;
  readonly date: string;
  readonly recorded_at: number;
  readonly story_number: number | null;
  readonly role: 'news' | 'background';
  readonly evidence: string;
  readonly labels: string | null;
}

/** The story's own sources of a transition that are read back at most; more add nothing to what is confirmed. */
const MOST_TOLD = 50;

const LATEST = 'ORDER BY t.date DESC, t.id DESC LIMIT ?';

/** Stories that were merged, each with the one that it is in now; a chain of merges is short. */
const SURVIVORS = `WITH RECURSIVE way (id, at, step) AS (
    SELECT id, merged_into, 1 FROM stories WHERE merged_into IS NOT NULL
    UNION ALL SELECT w.id, s.merged_into, w.step + 1 FROM way w JOIN stories s ON s.id = w.at
      WHERE s.merged_into IS NOT NULL AND w.step < 100),
  survivors (id, last) AS (SELECT w.id, w.at FROM way w JOIN stories s ON s.id = w.at WHERE s.merged_into IS NULL)`;

/** A story that was merged speaks through the one that it is in now. */
const COLUMNS = `t.id, t.initiative, t.parties, t.stage, t.date, t.recorded_at,
  coalesce(m.number, t.story_number) AS story_number, t.role, t.evidence, coalesce(m.labels, s.labels) AS labels
  FROM transitions t LEFT JOIN stories s ON s.id = t.story_id
  LEFT JOIN survivors v ON v.id = t.story_id LEFT JOIN stories m ON m.id = v.last`;

/** Steps that are in force: supported by their story, which is shown; those of a story that is gone outlive it. */
const IN_FORCE = "t.withdrawn = 0 AND coalesce(m.standing, s.standing, 'current') = 'current'";

/** The ledger in SQLite. */
export function sqliteLedgerStore(db: Database, guard: Guard): LedgerStore {
  const byPair = db.prepare<[string, number], TransitionRow>(
    `${SURVIVORS} SELECT ${COLUMNS} WHERE t.parties = ? AND ${IN_FORCE} ${LATEST}`,
  );
  const byInitiative = db.prepare<[string, number], TransitionRow>(
    `${SURVIVORS} SELECT ${COLUMNS} WHERE t.initiative IN (SELECT value FROM json_each(?)) AND ${IN_FORCE} ${LATEST}`,
  );
  const since = db.prepare<[string, number], TransitionRow>(
    `${SURVIVORS} SELECT ${COLUMNS} WHERE t.date >= ? AND ${IN_FORCE} ${LATEST}`,
  );
  const sinceOf = db.prepare<[string, string, number], TransitionRow>(
    `${SURVIVORS} SELECT ${COLUMNS} WHERE t.date >= ? AND instr('~' || t.parties || '~', '~' || ? || '~') > 0 AND ${IN_FORCE} ${LATEST}`,
  );
  const read = transitionReader(db);
  return {
    byPair: (pair, limit) => guard(() => read(byPair.all(pair.join('~'), limit))),
    byInitiative: (names, limit) => guard(() => read(byInitiative.all(JSON.stringify(names), limit))),
    since: (date, party, limit) =>
      guard(() => read(party === null ? since.all(date, limit) : sinceOf.all(date, party, limit))),
  };
}

/** Turns rows, latest first, into transitions, oldest first, with what their stories tell by now. */
function transitionReader(db: Database): (rows: readonly TransitionRow[]) => RecordedTransition[] {
  const sources = db.prepare<[string], SourceRow & { readonly transition: number }>(
    `${SURVIVORS} SELECT t.id AS transition, i.outlet, f.kind, i.title, i.summary, i.url, i.lang, i.published, i.stage, si.founder
     FROM json_each(?) j
     JOIN transitions t ON t.id = j.value AND t.role = 'news'
     LEFT JOIN survivors v ON v.id = t.story_id
     JOIN story_items si ON si.story_id = coalesce(v.last, t.story_id)
     JOIN items i ON i.id = si.item_id AND i.stage = t.stage
     JOIN feeds f ON f.id = i.feed_id
     ORDER BY t.id, si.item_id`,
  );
  return (rows) => {
    const told = new Map<number, StorySource[]>(rows.map(({ id }) => [id, []]));
    for (const row of sources.iterate(JSON.stringify(rows.map(({ id }) => id)))) {
      const known = told.get(row.transition);
      if (known && known.length < MOST_TOLD) known.push(sourceOf(row));
    }
    return rows.map((row) => transitionOf(row, told.get(row.id) ?? [])).reverse();
  };
}

function transitionOf(row: TransitionRow, told: readonly StorySource[]): RecordedTransition {
  const { initiative, stage, date, role } = row;
  const labels = row.labels === null ? null : (JSON.parse(row.labels) as { sectors: readonly Sector[] });
  return {
    initiative,
    stage,
    date,
    role,
    parties: row.parties.split('~'),
    support: (JSON.parse(row.evidence) as readonly Partial<LedgerSupport>[]).map(supportOf),
    recordedAt: row.recorded_at,
    story: row.story_number,
    sectors: labels?.sectors ?? [],
    told,
  };
}

/** Rows that were written before kind and confidence were kept count as a newspaper's, read without certainty. */
function supportOf(kept: Partial<LedgerSupport>): LedgerSupport {
  const { outlet = '', title = '', url = null, published = 0, quotes = [] } = kept;
  return {
    outlet,
    title,
    url,
    published,
    quotes,
    kind: kept.kind ?? 'news',
    confidence: kept.confidence ?? 0,
  };
}
