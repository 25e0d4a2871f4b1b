import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/domain/story.ts';
import {
  createRewriting,
  type KeptProse,
  type ProseCache,
  type RewriteOutcome,
  readyProse,
} from '../../../src/pipeline/rewrite-stories.ts';
import { aStory } from '../../builders/story.ts';

const GOOD = 'The two are in talks on semiconductors, telecoms and critical minerals.';
const summary = `${GOOD} Officials of both sides will meet in London in June to go through a first list of joint projects.`;
const story = (id: number, changes: Partial<Story> = {}) => aStory({ id, number: id, summary, ...changes });

const aCache = (): ProseCache & { readonly rows: Map<string, KeptProse> } => {
  const rows = new Map<string, KeptProse>();
  return {
    rows,
    find: (id, revision) => rows.get(`${id} ${revision}`) ?? null,
    keep: (id, revision, prose) => void rows.set(`${id} ${revision}`, prose),
  };
};

const aRound = (
  stories: readonly Story[],
  answer: (title: string) => RewriteOutcome,
  { cache = aCache(), model = 'm', signal = new AbortController().signal } = {},
) => {
  const asked: string[] = [];
  const round = createRewriting({
    cache,
    signal,
    clock: { now: () => 0 },
    search: { search: async () => ({ stories, total: stories.length, more: false }) },
    rewriter: {
      model,
      rewrite: async ({ title }) => {
        asked.push(title);
        return answer(title);
      },
    },
  });
  return { round, asked, cache };
};

describe('a round of rewriting', () => {
  it('keeps what the item carries, once a revision', async () => {
    const { round, asked, cache } = aRound([story(1), story(2)], () => ({ kind: 'written', text: GOOD }));
    expect(await round()).toEqual({ written: 2, refused: 0, failed: 0, because: null });
    expect(await round()).toEqual({ written: 0, refused: 0, failed: 0, because: null });
    expect(asked).toHaveLength(2);
    expect(readyProse(cache)(story(1))).toBe(GOOD);
    expect(readyProse(cache)(story(1, { revision: 2 }))).toBeNull();
  });

  it('keeps nothing of what the item does not carry, and does not ask again', async () => {
    const invented = 'The two are in talks on semiconductors worth $9 billion.';
    const { round, asked, cache } = aRound([story(1)], () => ({ kind: 'written', text: invented }));
    expect(await round()).toMatchObject({ refused: 1, because: expect.stringMatching(/carries/) });
    await round();
    expect(asked).toHaveLength(1);
    expect(readyProse(cache)(story(1))).toBeNull();
    expect(JSON.stringify([...cache.rows.values()])).not.toContain('"text":"');
  });

  it('remembers a refusal, and asks another model', async () => {
    const { round, cache } = aRound([story(1)], () => ({ kind: 'refused', because: 'the model refused' }));
    expect(await round()).toMatchObject({ refused: 1 });
    const other = aRound([story(1)], () => ({ kind: 'written', text: GOOD }), { cache, model: 'other' });
    expect(await other.round()).toMatchObject({ written: 1 });
  });

  it('leaves an endpoint alone that fails twice, and gives up on a story after three times', async () => {
    const stories = [1, 2, 3, 4].map((id) => story(id, { title: `India, UK ${id}` }));
    const { round, asked } = aRound(stories, () => ({ kind: 'failed', because: 'it answered 500' }));
    expect(await round()).toMatchObject({ failed: 2, because: 'it answered 500' });
    for (let i = 0; i < 9; i++) await round();
    expect(asked.filter((title) => title.endsWith('1'))).toHaveLength(3);
    expect(asked).toHaveLength(12);
  });

  it('asks nothing where there is little to retell, or the program ends', async () => {
    expect(
      await aRound([story(1, { summary: 'Short.' })], () => ({ kind: 'written', text: GOOD })).round(),
    ).toMatchObject({ written: 0 });
    const signal = AbortSignal.abort();
    const { round, asked } = aRound([story(1)], () => ({ kind: 'written', text: GOOD }), { signal });
    await round();
    expect(asked).toEqual([]);
  });

  it('shows nothing that the story no longer carries, whatever the cache says', () => {
    const cache = aCache();
    cache.keep(1, 1, { model: 'm', text: 'Japan and Chile sign a treaty.', because: '' });
    expect(readyProse(cache)(story(1))).toBeNull();
  });
});
