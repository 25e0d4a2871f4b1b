import type { FeedKind } from '../domain/feed.ts';
import { type Pair, type PairKey, type PartyCode, pairKey } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import { nameKey } from './name-index.ts';
import { actorsOf, primaryLanguage, type TaggedStory } from './story-tags.ts';
import type { PartySide, Query } from './syntax-tree.ts';
import { sinceMoment, untilMoment } from './time-bound.ts';
import { hasPhrase, hasPrefix, type TokenText, tokenText } from './token-text.ts';

/** What a query can ask of a story. */
export interface MatchFacts {
  /** Parties of the pairs; of a plurilateral story, all that it names. */
  readonly parties: ReadonlySet<PartyCode>;
  readonly pairs: readonly Pair[];
  readonly pairKeys: ReadonlySet<PairKey>;
  readonly plurilateral: boolean;
  readonly sectors: ReadonlySet<Sector>;
  readonly stage: Stage | null;
  /** Key of the name under which the story carries its initiative. */
  readonly initiative: string | null;
  readonly kinds: ReadonlySet<FeedKind>;
  /** Primary languages, in lower case. */
  readonly langs: ReadonlySet<string>;
  readonly published: EpochMs;
  /** Titles and summaries of all items. */
  readonly text: TokenText;
  readonly outlets: TokenText;
}

/** The facts of a story; `texts` are the titles and summaries of all its items, each a field of its own. */
export function storyFacts(
  story: TaggedStory & Pick<Story, 'published'>,
  texts: readonly string[],
): MatchFacts {
  const langs = [story.lang, ...story.sources.map((source) => source.lang)];
  return {
    parties: new Set(actorsOf(story)),
    pairs: story.pairs,
    pairKeys: new Set(story.pairs.map(pairKey)),
    plurilateral: story.pairs.length === 0 && story.parties.length > 0,
    sectors: new Set(story.sectors),
    stage: story.stage,
    initiative: story.initiative === null ? null : nameKey(story.initiative),
    kinds: new Set(story.sources.map((source) => source.kind)),
    langs: new Set(langs.filter((lang) => lang !== null).map(primaryLanguage)),
    published: story.published,
    text: tokenText(texts),
    outlets: tokenText([...new Set(story.sources.map((source) => source.outlet))]),
  };
}

/** Whether the query selects the story at the moment: the definition of what queries mean. */
export function matches(query: Query, facts: MatchFacts, now: EpochMs): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.of.every((member) => matches(member, facts, now));
    case 'or':
      return query.of.some((member) => matches(member, facts, now));
    case 'not':
      return !matches(query.of, facts, now);
    case 'country':
      return facts.parties.has(query.code);
    case 'pair':
      return facts.pairKeys.has(pairKey(query.pair));
    case 'group':
      return query.members.some((member) => facts.parties.has(member));
    case 'between':
      return isBetween(query.sides, facts);
    case 'sector':
      return facts.sectors.has(query.sector);
    case 'stage':
      return facts.stage === query.stage;
    case 'initiative':
      return facts.initiative !== null && isInitiative(query, facts.initiative, facts.parties);
    case 'source':
      return hasPhrase(facts.outlets, query.words);
    case 'feed-kind':
      return facts.kinds.has(query.feedKind);
    case 'lang':
      return facts.langs.has(query.lang);
    case 'since':
      return facts.published >= sinceMoment(query.bound, now);
    case 'until':
      return facts.published <= untilMoment(query.bound, now);
    case 'phrase':
      return hasPhrase(facts.text, query.words);
    case 'prefix':
      return hasPrefix(facts.text, query.stem);
  }
}

function isInitiative(
  { id, names }: Extract<Query, { kind: 'initiative' }>,
  name: string,
  parties: ReadonlySet<PartyCode>,
): boolean {
  if (name === nameKey(id) || names?.own.includes(name)) return true;
  return names?.shared.includes(name) === true && names.parties.every((code) => parties.has(code));
}

/** A pair joins the sides; or the story is plurilateral and two different parties of it stand on them. */
function isBetween([left, right]: readonly [PartySide, PartySide], facts: MatchFacts): boolean {
  const joined = facts.pairs.some(
    ([a, b]) => (isOf(left, a) && isOf(right, b)) || (isOf(left, b) && isOf(right, a)),
  );
  if (joined || !facts.plurilateral) return joined;
  const onLeft = [...facts.parties].filter((code) => isOf(left, code));
  const onRight = [...facts.parties].filter((code) => isOf(right, code));
  return onLeft.some((a) => onRight.some((b) => a !== b));
}

function isOf(side: PartySide, code: PartyCode): boolean {
  return side.kind === 'party' ? side.code === code : side.members.includes(code);
}
