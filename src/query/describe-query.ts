import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';
import type { PartySide, Query, TimeBound } from './syntax-tree.ts';
import { joinTokens } from './tokenise.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The query in words for people: `India with the United Kingdom, semiconductors, signed, since 24 Oct 2026`. With
 * `now` spans become dates; without it they stay spans, as for a subscription (`within the last 30 days`).
 */
export function describeQuery(query: Query, vocabulary: Vocabulary, now?: EpochMs): string {
  const words: Words = { vocabulary, now: now ?? null };
  return query.kind === 'and'
    ? query.of.map((member) => describeMember(member, words)).join(', ')
    : describeMember(query, words);
}

interface Words {
  readonly vocabulary: Vocabulary;
  readonly now: EpochMs | null;
}

/** A member of a list; alternatives are told apart by `or`, a list within a list by parentheses. */
function describeMember(query: Query, words: Words): string {
  if (query.kind === 'and') return `(${query.of.map((member) => describeMember(member, words)).join(', ')})`;
  if (query.kind === 'or') return query.of.map((member) => describeMember(member, words)).join(' or ');
  if (query.kind !== 'not') return describeLeaf(query, words);
  const without = describeMember(query.of, words);
  return query.of.kind === 'or' ? `without (${without})` : `without ${without}`;
}

type Leaf = Exclude<Query, { kind: 'and' | 'or' | 'not' }>;

function describeLeaf(query: Leaf, { vocabulary, now }: Words): string {
  const { labels } = vocabulary;
  switch (query.kind) {
    case 'all':
      return 'everything';
    case 'country':
      return withArticle(labels.party(query.code));
    case 'group':
      return describeSide(query, vocabulary);
    case 'pair':
      return query.pair
        .map((code) => labels.party(code))
        .sort((a, b) => a.localeCompare(b, 'en'))
        .map(withArticle)
        .join(' with ');
    case 'between':
      return query.sides.map((side) => describeSide(side, vocabulary)).join(' with ');
    case 'sector':
      return inSentence(labels.sector(query.sector));
    case 'stage':
      return query.stage;
    case 'initiative':
      return labels.initiative(query.id);
    case 'source':
      return `told by “${joinTokens(query.words)}”`;
    case 'feed-kind':
      return `from a source of kind ${query.feedKind}`;
    case 'lang':
      return `in ${labels.lang(query.lang)}`;
    case 'since':
      return describeSince(query.bound, now);
    case 'until':
      return describeUntil(query.bound, now);
    case 'phrase':
      return `“${joinTokens(query.words)}”`;
    case 'prefix':
      return `words that begin with “${query.stem}”`;
  }
}

function describeSide(side: PartySide, { labels }: Vocabulary): string {
  return side.kind === 'party'
    ? withArticle(labels.party(side.code))
    : `a member of ${labels.party(side.code)}`;
}

/** Countries and blocs that English puts an article before. */
const ARTICLE =
  /^(?:United |EU$|GCC$|African Union|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Vatican)|(?:Republic|Islands|States|Emirates|Territories|Territory)$/u;

function withArticle(name: string): string {
  return ARTICLE.test(name) ? `the ${name}` : name;
}

/** A label as it stands within a sentence; nothing in the labels of sectors is a proper name. */
function inSentence(label: string): string {
  return label.toLowerCase();
}

function describeSince(bound: TimeBound, now: EpochMs | null): string {
  if (bound.kind === 'at') return `since ${describeDay(bound.at)}`;
  if (now === null) return `within the last ${describeSpan(bound.span)}`;
  return `since ${describeMoment(now - bound.span, bound.span)}`;
}

function describeUntil(bound: TimeBound, now: EpochMs | null): string {
  if (bound.kind === 'at') return `until ${describeDay(bound.at)}`;
  if (now === null) return `older than ${describeSpan(bound.span)}`;
  return `until ${describeMoment(now - bound.span, bound.span)}`;
}

/** A span of days gives a day, a shorter one the time of day as well. */
function describeMoment(at: EpochMs, span: DurationMs): string {
  return span % DAY === 0
    ? describeDay(at)
    : `${describeDay(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

function describeSpan(span: DurationMs): string {
  const [unit, length] =
    span % DAY === 0
      ? (['day', DAY] as const)
      : span % HOUR === 0
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const);
  const n = Math.round(span / length);
  return n === 1 ? unit : `${n} ${unit}s`;
}

const DAY_FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function describeDay(at: EpochMs): string {
  return DAY_FORMAT.format(at);
}
