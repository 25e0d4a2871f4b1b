import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CliRun, runCli } from './run-cli.ts';

const root = resolve(import.meta.dirname, '../..');
const gold = ['partnerships', 'noise'].flatMap((name) =>
  readFileSync(`${root}/data/sample/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { url: string; relevant: boolean; story: string }),
);

describe('the demo', () => {
  let demo: CliRun;
  let home = '';
  const ask = async (...words: string[]) => {
    const run = await runCli(['--home', home, '--as-of', '2023-05-31T18:00:00Z', 'ask', '--json', ...words]);
    return JSON.parse(run.out) as { message: { blocks: { kind: string; card?: Card }[] } };
  };
  interface Card {
    readonly number: number;
    readonly title: string;
    readonly url: string;
    readonly pairs: readonly string[];
    readonly stage: string;
    readonly sources: string;
  }
  const cards = async (...words: string[]): Promise<Card[]> =>
    (await ask(...words)).message.blocks.flatMap((block) => (block.card ? [block.card] : []));

  beforeAll(async () => {
    demo = await runCli(['demo']);
    home = /State: (\S+)/.exec(demo.out)?.[1] ?? '';
  }, 240_000);

  it('ends well, without colour in a pipe', () => {
    expect(demo.err).not.toMatch(/Unexpected|Error/);
    expect(demo.status).toBe(0);
    expect(demo.out).not.toContain('\u001b[');
  });

  it('names its clock, its state, the period of the digest and what to do next', () => {
    expect(demo.out).toContain('Clock: fixed at 31 May 2023, 18:00 UTC');
    expect(demo.out).toMatch(/Technology partnerships, 1 – 31 May 2023/);
    expect(demo.out).toContain(`--home ${home} --as-of 2023-05-31T18:00:00.000Z ask`);
  });

  it('polls three times, feeds that have nothing new answered by 304s', () => {
    const [first = '', second = '', third = ''] = demo.out
      .split(/Second poll|Third poll/)
      .map((part) => part.slice(0, 2_000));
    expect(first).toMatch(/2\d read, [^;]*1 gone[^;]*; 2\d\d new items/);
    // Which feed answers first decides the order.
    expect(second).toMatch(/2[4-9] unchanged[^;\n]*; 1 new items/);
    expect(second).toMatch(/1 moved[^;\n]*; 1 new items/);
    expect(third).toMatch(/2[4-9] unchanged[^;\n]*; 1 new items/);
  });

  it('brings an alert, and changes its card in place when the story moves', () => {
    const part = (heading: string): string => demo.out.split(`── ${heading} ─`)[1]?.split('\n── ')[0] ?? '';
    expect(part('/partnership subscribe eu us')).toContain('Subscribed: #1');
    const [arrived, changed] = [
      part('The alert arrives'),
      part('The same card, edited in place, and its thread'),
    ];
    const number = /#(\d+) \[Announced\]/.exec(arrived)?.[1] ?? 'none';
    expect(arrived).toContain('1 source: Breaking Latest News');
    expect(changed).toContain(`#${number} [Active]`);
    expect(changed).toContain('2 independent sources, 1 official: The White House');
    expect(changed).toContain('14:20 The White House confirms: announced → active');
    expect(changed.match(/ #?\d+ \[|^#\d+ \[/gm)).toHaveLength(1);
  });

  it('says what is wrong with the odd feeds', () => {
    expect(demo.out).toMatch(/not a feed\s+Walled ministry/);
    expect(demo.out).toMatch(/gone\s+Closed chamber/);
    expect(demo.out).toMatch(/failed\s+Slow academy/);
    expect(demo.out).toMatch(/moved\s+South China Morning Post/);
  });

  it('accounts for every item', () => {
    const account = demo.out.split('What became of every item')[1] ?? '';
    const n = (label: string): number => Number(new RegExp(`${label} +(\\d+)`).exec(account)?.[1]);
    const parts = ['founded a story', 'joined a story', 'duplicate', 'no partnership news', 'unreadable'].map(
      n,
    );
    expect(n('items in all')).toBe(250);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(250);
    expect(n('unreadable')).toBe(0);
    expect(n('duplicate')).toBeGreaterThanOrEqual(3);
  });

  it('shows the India-UK story once, proposed, and not under India-US', async () => {
    const found = (await cards('india uk')).filter((card) =>
      /strategic tech|pathbreaking|technolog/i.test(card.title),
    );
    const talks = await cards('india uk stage:proposed');
    expect(talks).toHaveLength(1);
    expect(talks[0]?.pairs).toEqual(['India – United Kingdom']);
    expect(talks[0]?.sources).toMatch(/^3 independent sources/);
    expect(found.filter((card) => card.number === talks[0]?.number).length).toBeLessThanOrEqual(1);
    const under = (await cards('india us')).map((card) => card.number);
    expect(under).not.toContain(talks[0]?.number);
  });

  it('keeps the April agreement an event of its own, told by five independent sources of six outlets', async () => {
    const signed = await cards('india uk stage:signed');
    expect(signed).toHaveLength(1);
    // Six outlets, of which two are of one house.
    expect(signed[0]?.sources).toMatch(/^5 independent sources: Firstpost in 2 outlets, /);
  });

  it('keeps a ledger of India and the UK from the roadmap to what the feeds tell, an address on each line', async () => {
    const { out } = await runCli([
      '--home',
      home,
      '--as-of',
      '2023-05-31T18:00:00Z',
      'ask',
      'timeline india uk',
    ]);
    expect(out).toMatch(/^India – United Kingdom: \d+ steps on record, Sept 2005 – May 2023/);
    const steps = out
      .split('\n  • ')
      .slice(1)
      .filter((step) => /^\d+ \w+ 20(21|22|23) /.test(step));
    expect(steps.length).toBeGreaterThanOrEqual(6);
    for (const step of steps) expect(step).toMatch(/\n +https?:\/\//);
    expect(out).toMatch(/4 May 2021 \[Announced\] India-UK Roadmap 2030/);
    expect(out).toMatch(/26 Apr 2023 \[Signed\] India-UK science and innovation memorandum/);
    // What was seeded and what the sample's feeds tell are one line, with the number of the story.
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /8 May 2023 \[Proposed\] UK-India Technology .*?\(seeded; .*?#\d+; confirmed/,
    );
    expect(out.replace(/\s+/g, ' ')).toMatch(/\d+ steps dated after 31 May 2023 are left out/);
  });

  it('goes on to 2026 when asked today', async () => {
    const { out } = await runCli([
      '--home',
      home,
      '--as-of',
      '2026-11-23T12:00:00Z',
      'ask',
      'timeline',
      'india',
      'uk',
    ]);
    expect(out).toMatch(/24 Jul 2024 \[Announced\] UK-India Technology Security Initiative/);
    expect(out).toMatch(/steps on record, Sept 2005 – Feb 2026/);
    expect(out).toMatch(/\nOverdue\n/);
  });

  it('knows an initiative by its short name, and how it stood on the day', async () => {
    const { out } = await runCli([
      '--home',
      home,
      '--as-of',
      '2023-05-31T18:00:00Z',
      'ask',
      'initiative icet',
    ]);
    expect(out).toMatch(/^US-India initiative on Critical and Emerging Technology: active since 31 Jan 2023/);
    expect(out).toMatch(/Stated rhythm/);
    const typo = await runCli(['--home', home, 'ask', 'initiative iect']);
    expect([typo.status, typo.out]).toEqual([2, expect.stringContaining('Try: initiative iCET')]);
  });

  it('sets out India’s partners by sector as a table that fits', async () => {
    const { out } = await runCli(['--home', home, '--as-of', '2023-05-31T18:00:00Z', 'ask', 'matrix india']);
    expect(out).toMatch(/^India and \d+ partners: furthest stage by sector since 31 May 2022/);
    expect(out).toMatch(/\nPartner +chip AI /);
    expect(out).toMatch(/\nUnited Kingdom +(act|sign|prop)/);
    expect(out).toMatch(/sign signed/);
    expect(out.split('\n').filter((row) => row.length > 100)).toEqual([]);
  });

  it('makes cards of at most three items that are no partnership news', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((page) => cards('--page', String(page), 'since:90d')),
    );
    const urls = new Set(pages.flat().map((card) => card.url));
    const noise = gold.filter((item) => !item.relevant && urls.has(item.url));
    expect(noise.length).toBeLessThanOrEqual(3);
    expect(urls.size).toBeGreaterThanOrEqual(28);
  });
});
