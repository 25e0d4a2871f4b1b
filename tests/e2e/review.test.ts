import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const AS_OF = '2023-05-31T18:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'entente-review-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('on the state of the demo', () => {
  let home = '';
  const entente = (...args: readonly string[]) => runCli(['--home', home, '--as-of', AS_OF, ...args]);
  const by = ['--by', 'ana', '--why', 'I read it.'] as const;

  /** Numbers of the India-UK stories: that of the talks, and two others. */
  let [talks, other, third] = ['', '', ''];

  beforeAll(async () => {
    const { out } = await runCli(['demo']);
    home = /State: (\S+)/.exec(out)?.[1] ?? '';
    const numbers = async (query: string) => [...(await entente('ask', query)).out.matchAll(/^#(\d+) /gm)];
    const [first] = await numbers('india uk stage:proposed');
    const rest = (await numbers('india uk -stage:proposed')).map((match) => match[1] ?? '');
    [talks, other, third] = [first?.[1] ?? '', rest[0] ?? '', rest[1] ?? ''];
  }, 180_000);

  it('a story is relabelled, found by its new label, and as before once that is undone', async () => {
    const before = await entente('ask', 'why', talks);
    const done = await entente('review', 'relabel', talks, '--sectors', 'space', ...by);
    expect(done.out).toContain(`Readers see a difference in #${talks}.`);
    expect((await entente('ask', 'india uk sector:space')).out).toContain(`#${talks} `);
    const why = (await entente('ask', 'why', talks)).out;
    expect(why).toContain(`1. #${talks} set sectors to Space by ana`);
    expect((await entente('review', 'list')).out).toContain('I read it.');
    expect((await entente('review', 'undo', '1', ...by)).status).toBe(0);
    const after = await entente('ask', 'why', talks);
    const cardOf = (text: string): string => text.split('\nWhy it was shown')[0] ?? '';
    expect(cardOf(after.out)).toBe(cardOf(before.out));
  }, 180_000);

  it('a dismissed story leaves searches and answers to why; a merged number leads on', async () => {
    expect((await entente('review', 'dismiss', other, ...by)).status).toBe(0);
    expect((await entente('ask', 'india uk')).out).not.toContain(`#${other} `);
    expect((await entente('ask', 'why', other)).out).toMatch(/Dismissed by a reviewer/);
    expect((await entente('review', 'merge', talks, third, ...by)).status).toBe(0);
    expect((await entente('ask', 'why', third)).out).toContain(`#${third} was merged into #${talks}`);
    const refused = await entente('review', 'dismiss', third, ...by);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining(`#${third} was merged`)]);
  }, 180_000);

  it.each([
    [['review', 'relabel', '1', '--stage', 'singed', ...by], /Did you mean signed/],
    [['review', 'relabel', '1', '--irrelevant', '--stage', 'signed', ...by], /stands alone/],
    [['review', 'dismiss', '1'], /--by/],
  ])('%j is refused with a hint', async (args, message) => {
    const { status, err } = await entente(...args);
    expect([status, err]).toEqual([2, expect.stringMatching(message)]);
  });

  it('exports go to a file, which is never overwritten, or to standard output', async () => {
    const file = join(folder, 'out.csv');
    const { out, status } = await entente('export', 'japan', '--format', 'csv', '--out', file);
    expect([status, out]).toEqual([0, expect.stringMatching(/^\d+ stories with \d+ sources: Japan/)]);
    expect(readFileSync(file, 'utf8')).toMatch(/^\uFEFFstory_id,/);
    const again = await entente('export', 'japan', '--out', file);
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('it is there already')]);
    const piped = await entente('export', 'japan', '--format', 'json');
    expect(JSON.parse(piped.out).stories.length).toBeGreaterThan(2);
    expect((await entente('export', 'semicondutors')).err).toMatch(/Did you mean “semiconductors”/);
    expect((await entente('ask', 'export japan')).out).toContain('Try: export japan csv');
  }, 180_000);

  it('status sums to the entries of the sample, by day and by feed', async () => {
    for (const how of ['day', 'feed']) {
      const { out } = await entente('status', '--by', how, '--json');
      const lines = JSON.parse(out) as { account: Record<string, number> }[];
      const sum = lines.flatMap(({ account }) => Object.values(account)).reduce((a, b) => a + b, 0);
      expect(sum).toBe(250);
    }
  });

  it('has nothing to read anew', async () => {
    const { out, status } = await entente('reanalyse', '--dry-run');
    expect([status, out]).toEqual([0, expect.stringMatching(/0 items read anew/)]);
  });
});
