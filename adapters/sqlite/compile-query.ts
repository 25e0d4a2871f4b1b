import type { EpochMs } from '../../src/domain/time.ts';
import { FTS_EVERY, ftsTag } from '../../src/query/full-text.ts';
import { jointTag, type Tag } from '../../src/query/story-tags.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { type Formula, formulaOf, type WordsOf } from './query-formula.ts';

/** Values for the `?` of a fragment, in order. */
export type SqlParam = string | bigint;

/**
 * Which stories a query selects, by position (see the schema): `SELECT <position> FROM <from> WHERE <where>`, each
 * once. Ordered by `<position> DESC` it is walked newest first without sorting, so that a page costs what it holds.
 */
export interface CompiledQuery {
  readonly from: string;
  readonly position: string;
  readonly where: string;
  readonly params: readonly SqlParam[];
}

/**
 * Compiles a query at a moment. Labels alone are walked in the tag table, from the rarest one, testing the others; text,
 * initiatives and what is left out, with the labels beside them, in one full-text expression (the index carries the tags); bounds in time limit the walk, and what neither can say (a bound
 * among alternatives) is tested story by story. Selects what `matches` of `src/query/match-story.ts` selects.
 */
export function compileQuery(query: Query, now: EpochMs, wordsOf?: WordsOf): CompiledQuery {
  const parts = conjuncts(formulaOf(query, now, wordsOf));
  const { match, said } = matchOf(parts);
  const inText = parts.some((part) => hasText(part) || namesInitiative(part) || part.kind === 'not');
  const driver = inText ? null : (jointOf(parts) ?? rarestTag(parts));
  if (driver) return compileFrom('story_tags d', 'd.position', parts, 'd.tag = ?', [driver.tag], driver.said);
  if (match !== null)
    return compileFrom('story_text f', 'f.rowid', parts, 'f.story_text MATCH ?', [match], said);
  return compileFrom('stories s', 's.position', parts, "s.standing = 'current'", [], []);
}

/** The conditions of the source itself, then what it does not say of the parts, in SQL. */
function compileFrom(
  from: string,
  position: string,
  parts: readonly Formula[],
  own: string | null,
  ownParams: readonly SqlParam[],
  said: readonly Formula[],
): CompiledQuery {
  const rest = parts.filter((part) => !said.includes(part)).map((part) => condition(part, position));
  const wheres = [...(own === null ? [] : [own]), ...rest.map((part) => part.sql)];
  return {
    from,
    position,
    where: wheres.length > 0 ? wheres.join(' AND ') : 'TRUE',
    params: [...ownParams, ...rest.flatMap((part) => part.params)],
  };
}

function conjuncts(formula: Formula): readonly Formula[] {
  if (formula.kind === 'and') return formula.of.flatMap(conjuncts);
  return formula.kind === 'true' ? [] : [formula];
}

function hasText(formula: Formula): boolean {
  if (formula.kind === 'and' || formula.kind === 'or') return formula.of.some(hasText);
  return formula.kind === 'not' ? hasText(formula.of) : formula.kind === 'text';
}

/** An initiative is rarer than any other label, and has several names: only the full-text index begins with those. */
function namesInitiative(formula: Formula): boolean {
  if (formula.kind === 'and' || formula.kind === 'or') return formula.of.some(namesInitiative);
  return formula.kind === 'tags' && formula.tags.some((tag) => tag.startsWith('i:'));
}

/** A tag that can be walked, and the parts that it says. */
interface Driver {
  readonly tag: Tag;
  readonly said: readonly Formula[];
}

/** The rarest country or pair that is asked for, with a sector, a stage, or both. */
function jointOf(parts: readonly Formula[]): Driver | null {
  const single = singleTags(parts);
  const partner = single.find(({ tag }) => tag.startsWith('p:') || tag.startsWith('c:'));
  const others = ['s:', 't:'].flatMap((kind) => single.find(({ tag }) => tag.startsWith(kind)) ?? []);
  if (!partner || others.length === 0) return null;
  return {
    tag: jointTag(partner.tag, ...others.map(({ tag }) => tag)),
    said: [partner, ...others].flatMap(({ said }) => said),
  };
}

/** The single tag of the rarest kind: the one to walk, testing the others. */
function rarestTag(parts: readonly Formula[]): Driver | null {
  return singleTags(parts)[0] ?? null;
}

/** Kinds of tags from the rarest to the commonest, as archives have them. */
const RARITY = ['p', 'c', 't', 's', 'k', 'l'];

/** The parts that are a single tag, the rarest kind first. */
function singleTags(parts: readonly Formula[]): readonly Driver[] {
  const rank = ({ tag }: Driver): number => RARITY.indexOf(tag.split(':', 1)[0] ?? '');
  return parts
    .flatMap((part): Driver[] => {
      const [tag, ...more] = part.kind === 'tags' ? part.tags : [];
      return tag === undefined || more.length > 0 ? [] : [{ tag, said: [part] }];
    })
    .filter((driver) => rank(driver) !== -1)
    .sort((a, b) => rank(a) - rank(b));
}

/** The parts that one full-text expression can say, and that expression; `null` when there are none. */
function matchOf(parts: readonly Formula[]): {
  readonly match: string | null;
  readonly said: readonly Formula[];
} {
  const said = parts.filter((part) => expression(part) !== null);
  return { match: said.length > 0 ? expression({ kind: 'and', of: said }) : null, said };
}

const EVERY = `tags : "${FTS_EVERY}"`;

/** A formula in FTS5's language; `null` when it cannot say it. */
function expression(formula: Formula): string | null {
  switch (formula.kind) {
    case 'true':
      return EVERY;
    case 'tags':
      return join(
        formula.tags.map((tag) => `tags : "${ftsTag(tag)}"`),
        ' OR ',
      );
    case 'text':
      return formula.match;
    case 'or':
      return join(formula.of.map(expression), ' OR ');
    case 'not':
    case 'and': {
      const parts = formula.kind === 'and' ? formula.of : [formula];
      const wanted = parts.filter((part) => part.kind !== 'not').map(expression);
      const unwanted = parts.flatMap((part) => (part.kind === 'not' ? [expression(part.of)] : []));
      const all = join(wanted.length > 0 ? wanted : [EVERY], ' AND ');
      if (all === null || unwanted.length === 0) return all;
      const without = join(unwanted, ' OR ');
      return without === null ? null : `(${all} NOT ${without})`;
    }
    case 'from':
    case 'to':
      return null;
  }
}

function join(parts: readonly (string | null)[], sign: string): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length && known.length > 0 ? `(${known.join(sign)})` : null;
}

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlParam[];
}

/** Positions count in 2^20 steps a millisecond. */
const STEPS = 1_048_576n;

/** A formula as a condition on one position. */
function condition(formula: Formula, position: string): Condition {
  switch (formula.kind) {
    case 'true':
      return { sql: 'TRUE', params: [] };
    case 'and':
    case 'or': {
      if (formula.of.length === 0) return { sql: formula.kind === 'and' ? 'TRUE' : 'FALSE', params: [] };
      const parts = formula.of.map((part) => condition(part, position));
      const sign = formula.kind === 'and' ? ' AND ' : ' OR ';
      return {
        sql: `(${parts.map((part) => part.sql).join(sign)})`,
        params: parts.flatMap((part) => part.params),
      };
    }
    case 'not': {
      const inner = condition(formula.of, position);
      return { sql: `NOT ${inner.sql}`, params: inner.params };
    }
    case 'tags': {
      if (formula.tags.length === 0) return { sql: 'FALSE', params: [] };
      const signs = formula.tags.map(() => '?').join(', ');
      const sql = `EXISTS (SELECT 1 FROM story_tags t WHERE t.tag IN (${signs}) AND t.position = ${position})`;
      return { sql, params: formula.tags };
    }
    case 'text':
      return {
        sql: `${position} IN (SELECT rowid FROM story_text WHERE story_text MATCH ?)`,
        params: [formula.match],
      };
    case 'from':
      return { sql: `${position} >= ?`, params: [BigInt(formula.moment) * STEPS] };
    case 'to':
      return { sql: `${position} < ?`, params: [BigInt(formula.moment + 1) * STEPS] };
  }
}
