import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../src/analysis/patterns.ts';
import { tokenise } from '../../../src/analysis/tokens.ts';
import { createTokenTrie, type Writing } from '../../../src/analysis/trie.ts';

/** What the given patterns find in a text, as written. */
function found(patterns: readonly (readonly [string, Writing?])[], text: string, loose = false): string[] {
  const trie = createTokenTrie<string>();
  for (const [pattern, writing] of patterns) trie.add(pattern, pattern, writing);
  const tokens = tokenise(text);
  const hits = new Set<string>();
  trie.find(tokens, loose, (from, to) => {
    hits.add(text.slice(tokens[from]?.start, tokens[to - 1]?.end));
  });
  return [...hits];
}

describe('the token trie', () => {
  it.each([
    ['a phrase', [['rare earth']], 'Rare earth news', ['Rare earth']],
    ['a choice', [['{sign|ink} {a|} pact']], 'they ink pact, we sign a pact', ['ink pact', 'sign a pact']],
    ['nested choices', [['{put {their|its} names|sign}']], 'put their names', ['put their names']],
    ['a stem', [['quant*']], 'quantique et quantum', ['quantique', 'quantum']],
    ['an ending', [['*partnerschaft']], 'Energiepartnerschaft', ['Energiepartnerschaft']],
    ['a number that may be left out', [['{#|} jets']], '26 jets', ['26 jets', 'jets']],
    ['a number as a word', [['# jets']], '26 jets', ['26 jets']],
    ['signs inside a run', [['量子']], '日英が量子で', ['量子']],
    ['nothing', [['rare earth']], 'rarely earth', []],
  ] as const)('finds %s', (_name, patterns, text, expected) => {
    expect(found(patterns, text)).toEqual(expected);
  });

  it('minds the writing unless it is told not to', () => {
    expect(found([['US', 'upper']], 'us and US')).toEqual(['US']);
    expect(found([['Turkey', 'capital']], 'turkey')).toEqual([]);
    expect(found([['Turkey', 'capital']], 'turkey', true)).toEqual(['turkey']);
  });

  it('refuses an unclosed brace', () => {
    expect(() => parsePattern('{sign|ink')).toThrow(/brace/);
  });
});
