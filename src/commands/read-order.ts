import type { WrittenSchedule } from '../domain/cadence.ts';
import type { Stage } from '../domain/stage.ts';
import { nameKey } from '../query/name-index.ts';
import { nearest } from '../query/suggest.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import { cadenceAtEnd } from '../schedule/cadence-at-end.ts';
import { parseCadence } from '../schedule/parse-cadence.ts';
import { readQuery } from './read-query.ts';
import type { Reading } from './reading.ts';

/** What somebody wants to be told, and when, as far as it was written: `india uk daily 09:00`. */
export interface Order {
  /** `null` where no word of a query was written. */
  readonly query: Query | null;
  readonly notes: readonly string[];
  readonly schedule: WrittenSchedule | null;
  /** Stages that quiet hours do not hold (`urgent:signed`); none for `urgent:none`. */
  readonly urgent: readonly Stage[] | null;
}

/** An order that was read; or what is wrong, and the same words put right where that is near. */
export type ReadOrder =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly message: string; readonly nearest: string | null };

/** Reads `<query> [cadence] [zone] [skip-holidays XX] [urgent:signed]`. Any part may be missing. */
export function readOrder(words: readonly string[], reading: Reading): ReadOrder {
  const marks = words.filter(isUrgent);
  const others = words.filter((word) => !isUrgent(word));
  const found = cadenceAtEnd(others, nearest);
  const asked = found.kind === 'none' ? others : others.slice(0, found.start);
  const behind = others.slice(asked.length);
  const wrong = (message: string, parts: readonly (string | null)[]): ReadOrder => ({
    ok: false,
    message,
    nearest: parts.includes(null) ? null : parts.filter(Boolean).join(' '),
  });
  const urgent = readUrgent(marks, reading.vocabulary);
  if (!urgent.ok) return wrong(urgent.message, [...others, urgent.nearest]);
  if (found.kind === 'problem') {
    const turned = cadenceFirst(others);
    const instead = turned ?? [...asked, found.problem.nearest];
    const message = turned === null ? found.problem.message : 'The cadence stands behind the query.';
    return wrong(message, [...instead, ...marks]);
  }
  const schedule = found.kind === 'found' ? found.schedule : null;
  if (urgent.stages?.length && schedule !== null && schedule.cadence.kind !== 'instantly') {
    const message = '“urgent:” belongs to alerts: a digest comes at its time, quiet hours or not.';
    return wrong(message, [...asked, ...behind]);
  }
  const query = asked.length === 0 ? null : readQuery(asked.join(' '), reading);
  if (query !== null && !query.ok) return wrong(query.message, [query.nearest, ...behind, ...marks]);
  return {
    ok: true,
    order: { query: query?.query ?? null, notes: query?.notes ?? [], schedule, urgent: urgent.stages },
  };
}

/** The words with the cadence that they begin with put behind the query; `null` where they begin with none. */
function cadenceFirst(words: readonly string[]): string[] | null {
  const parsed = parseCadence(words, { suggest: nearest, behind: 'query' });
  if (!parsed.ok || parsed.consumed === words.length) return null;
  return [...words.slice(parsed.consumed), ...words.slice(0, parsed.consumed)];
}

const URGENT = /^urgent:/iu;

function isUrgent(word: string): boolean {
  return URGENT.test(word);
}

type ReadStages =
  | { readonly ok: true; readonly stages: readonly Stage[] | null }
  | { readonly ok: false; readonly message: string; readonly nearest: string | null };

function readUrgent(marks: readonly string[], { stages }: Vocabulary): ReadStages {
  if (marks.length === 0) return { ok: true, stages: null };
  const names = marks.flatMap((mark) => mark.replace(URGENT, '').split(',')).filter(Boolean);
  if (names.length === 1 && /^(?:none|off)$/iu.test(names[0] ?? '')) return { ok: true, stages: [] };
  const read = names.map((name) => stages.byKey.get(nameKey(name))?.[0]);
  const known = read.filter((stage) => stage !== undefined);
  if (known.length > 0 && known.length === read.length) return { ok: true, stages: [...new Set(known)] };
  const wrong = names[read.indexOf(undefined)];
  const message = '“urgent:” names the stages that quiet hours do not hold, such as urgent:signed';
  if (wrong === undefined) return { ok: false, message: `${message}.`, nearest: 'urgent:signed' };
  const mended = names.map((name, i) => read[i] ?? nearest(name, stages.spellings) ?? 'signed');
  return { ok: false, message: `${message}, not “${wrong}”.`, nearest: `urgent:${mended.join(',')}` };
}
