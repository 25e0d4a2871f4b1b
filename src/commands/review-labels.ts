import type { NewLabels } from '../domain/correction.ts';
import { type Pair, pairOf } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import { nameKey } from '../query/name-index.ts';
import { MEANT, nearest } from '../query/suggest.ts';
import type { Vocabulary } from '../query/vocabulary.ts';

/** Labels as a reviewer types them; `none` takes a label away. */
export interface TypedLabels {
  /** Pairs joined by commas: `GB-IN`, `india-uk`, `GB~AU-UNION`. */
  readonly pairs?: string;
  /** Sectors by id or name, joined by commas. */
  readonly sectors?: string;
  readonly stage?: string;
  readonly initiative?: string;
}

/** What was understood, or one sentence on the first word that was not. */
export type ReadLabels =
  | { readonly ok: true; readonly labels: NewLabels }
  | { readonly ok: false; readonly message: string };

const NONE = 'none';

/** Reads labels by the names that queries know. */
export function readLabels(typed: TypedLabels, vocabulary: Vocabulary): ReadLabels {
  const pairs =
    typed.pairs === undefined ? undefined : readList(typed.pairs, (text) => readPair(text, vocabulary));
  if (typeof pairs === 'string')
    return { ok: false, message: `“${pairs}” is no pair. Type it as GB-IN or india-uk.` };
  const sectors =
    typed.sectors === undefined
      ? undefined
      : readList(typed.sectors, (text) => one<Sector>(text, vocabulary.sectors.byKey));
  if (typeof sectors === 'string') return unknown('sector', sectors, vocabulary.sectors.spellings);
  const stage =
    typed.stage === undefined
      ? undefined
      : readList(typed.stage, (text) => one<Stage>(text, vocabulary.stages.byKey));
  if (typeof stage === 'string') return unknown('stage', stage, vocabulary.stages.spellings);
  if (stage && stage.length > 1) return { ok: false, message: 'A story has one stage.' };
  const initiative =
    typed.initiative === undefined ? undefined : readInitiative(typed.initiative, vocabulary);
  return {
    ok: true,
    labels: {
      ...(pairs ? { pairs } : {}),
      ...(sectors ? { sectors } : {}),
      ...(stage ? { stage: stage[0] ?? null } : {}),
      ...(initiative === undefined ? {} : { initiative }),
    },
  };
}

/** The values that a list names; the first name that none has, as it was typed. */
function readList<T>(text: string, read: (name: string) => T | null): readonly T[] | string {
  const names = text.split(',').map((name) => name.trim());
  if (names.length === 1 && names[0]?.toLowerCase() === NONE) return [];
  const values: T[] = [];
  for (const name of names) {
    const value = read(name);
    if (value === null) return name;
    values.push(value);
  }
  return values;
}

function one<T>(name: string, byKey: ReadonlyMap<string, readonly T[]>): T | null {
  return byKey.get(nameKey(name))?.[0] ?? null;
}

/** Two parties with `~`, or a hyphen, between them: some names hold a hyphen themselves. */
function readPair(text: string, { parties }: Vocabulary): Pair | null {
  const codeOf = (name: string): string | null => {
    const side = one(name, parties.byKey);
    return side?.kind === 'party' ? side.code : null;
  };
  const mark = text.includes('~') ? '~' : '-';
  for (let cut = text.indexOf(mark); cut >= 0; cut = text.indexOf(mark, cut + 1)) {
    const [a, b] = [codeOf(text.slice(0, cut)), codeOf(text.slice(cut + 1))];
    const pair = a !== null && b !== null ? pairOf(a, b) : null;
    if (pair) return pair;
  }
  return null;
}

/** The id of a known initiative, else the name as it was typed: the news names some that no record has. */
function readInitiative(text: string, { initiatives }: Vocabulary): string | null {
  if (text.trim().toLowerCase() === NONE) return null;
  const [id, ...others] = initiatives.byKey.get(nameKey(text)) ?? [];
  return id !== undefined && others.length === 0 ? id : text.trim();
}

function unknown(what: string, name: string, spellings: Iterable<string>): ReadLabels {
  const near = nearest(name, spellings, MEANT);
  return { ok: false, message: `“${name}” is no ${what}.${near === null ? '' : ` Did you mean ${near}?`}` };
}
