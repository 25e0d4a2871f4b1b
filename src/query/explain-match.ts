import type { EpochMs } from '../domain/time.ts';
import { describeQuery } from './describe-query.ts';
import type { Leaf } from './leaf-keys.ts';
import { type MatchFacts, matches } from './match-story.ts';
import type { Query } from './syntax-tree.ts';
import { joinTokens } from './tokenise.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One condition of a query that a story meets. */
export interface MatchReason {
  /** The part of the query: a leaf, or the negation of something that the story is not. */
  readonly query: Query;
  /** In words for people: `India (country)`, `semiconductors (sector)`, `without China`. */
  readonly words: string;
}

/** What explaining depends on beside the story. */
export interface ExplainOptions {
  readonly vocabulary: Vocabulary;
  readonly now: EpochMs;
}

/**
 * Which terms of a query a story meets, in the order of the query and each once: of a conjunction all, of
 * alternatives those that hold. Together they are enough: whatever meets them all is selected by the query. `null`
 * when the query does not select the story.
 */
export function explainMatch(
  query: Query,
  facts: MatchFacts,
  options: ExplainOptions,
): readonly MatchReason[] | null {
  if (!matches(query, facts, options.now)) return null;
  const reasons = reasonsOf(query, facts, options);
  return [...new Map(reasons.map((reason) => [reason.words, reason])).values()];
}

/** The reasons of a query that holds. */
function reasonsOf(query: Query, facts: MatchFacts, options: ExplainOptions): readonly MatchReason[] {
  if (query.kind === 'and') return query.of.flatMap((member) => reasonsOf(member, facts, options));
  if (query.kind === 'or') {
    return query.of
      .filter((member) => matches(member, facts, options.now))
      .flatMap((member) => reasonsOf(member, facts, options));
  }
  const { vocabulary } = options;
  const words = query.kind === 'not' ? describeQuery(query, vocabulary) : wordsFor(query, facts, vocabulary);
  return [{ query, words }];
}

/** What the kinds of terms are called where a term alone does not say it. */
const CALLED: Readonly<Partial<Record<Leaf['kind'], string>>> = {
  country: 'country',
  pair: 'pair',
  between: 'pair',
  sector: 'sector',
  stage: 'stage',
  initiative: 'initiative',
  phrase: 'text',
};

function wordsFor(leaf: Leaf, facts: MatchFacts, vocabulary: Vocabulary): string {
  const words = describeQuery(leaf, vocabulary);
  if (leaf.kind === 'group') {
    const there = leaf.members.filter((code) => facts.parties.has(code)).map(vocabulary.labels.party);
    return `${there.join(', ')} (in ${vocabulary.labels.party(leaf.code)})`;
  }
  if (leaf.kind === 'prefix') {
    const there = [...facts.text.places.keys()].filter((token) => token.startsWith(leaf.stem));
    return `${there.slice(0, MOST_WORDS).map(quoted).join(', ')} (begins with ${leaf.stem})`;
  }
  const called = CALLED[leaf.kind];
  return called === undefined ? words : `${bare(words)} (${called})`;
}

/** Words of the text that are shown for one prefix. */
const MOST_WORDS = 3;

function quoted(token: string): string {
  return `“${joinTokens([token])}”`;
}

/** A label without the article that it has within a sentence. */
function bare(words: string): string {
  return words.replace(/^the /u, '');
}
