import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../adapters/sqlite/store.ts';
import { createManualClock } from '../../adapters/time/system-clock.ts';
import type { CommandDeps } from '../../src/commands/command-deps.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import type { Block, Message } from '../../src/messages/message.ts';
import { anUpsert, foundingChunk } from '../builders/chunk.ts';
import { aRequest, commandDeps } from '../builders/command-deps.ts';
import { anItem } from '../builders/item.ts';
import { tempFolder } from '../builders/temp-folder.ts';

const file = tempFolder();
const clock = createManualClock(0);
let store: Store;
let deps: CommandDeps;

beforeEach(async () => {
  store = openStore({ file: file('state.db'), clock });
  await store.feeds.upsert([anUpsert({})]);
  deps = commandDeps(store, clock);
});
afterEach(() => store.close());

async function ask(day: string, text: string, page = 1): Promise<Message> {
  const now = Date.parse(`${day}T12:00:00Z`);
  const reply = await runCommand({ ...deps, clock: createManualClock(now) }, aRequest(text, { page }));
  expect(reply.ok, JSON.stringify(reply.message)).toBe(true);
  return reply.message;
}

const words = (message: Message): string => JSON.stringify(message.blocks);
const lists = ({ blocks }: Message) =>
  blocks.flatMap((block: Block) => (block.kind === 'list' ? block.items : []));

describe('timeline', () => {
  it('runs on the first day from the roadmap of 2021 to today, an address on each line', async () => {
    const message = await ask('2026-11-23', 'timeline india uk');
    expect(message.title).toMatch(/^India – United Kingdom: \d\d steps on record, Sept 2005 – Feb 2026$/);
    const years = message.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(years).toEqual(expect.arrayContaining(['2021', '2023', '2024', '2025', '2026', 'Overdue']));
    const steps = lists(message).filter(
      (spans) => spans.some(({ kind }) => kind === 'stage') && spans.length > 4,
    );
    expect(steps.length).toBeGreaterThan(20);
    for (const spans of steps) expect(spans.some(({ kind }) => kind === 'link')).toBe(true);
  });

  it('shows the step of a group that two of its members took alone, and none of the whole group', async () => {
    expect(words(await ask('2026-11-23', 'timeline india uae'))).toContain('framework for their part');
    const whole = words(await ask('2026-11-23', 'timeline korea us'));
    expect(whole).toContain('Forum on Resource Geostrategic Engagement');
    expect(whole).not.toContain('Launched at the Washington ministerial');
  });

  it('ends where the clock stands, and says what it leaves out', async () => {
    const message = await ask('2023-05-31', 'timeline india uk');
    expect(message.title).toMatch(/May 2023$/);
    expect(words(message)).toMatch(/\d+ steps dated after 31 May 2023 are left out/);
    expect(words(message)).not.toContain('Chequers');
  });

  it('joins what feeds tell to what is seeded, and keeps apart what is another step', async () => {
    const at = { published: Date.parse('2023-04-27T08:00:00Z'), title: 'India, UK sign research memorandum' };
    const signed = { stage: 'signed', sectors: ['research-and-mobility'] } as const;
    await store.archive.commit(foundingChunk(anItem(at), signed, signed));
    const chips = { stage: 'signed', sectors: ['space'] } as const;
    await store.archive.commit(foundingChunk(anItem({ ...at, title: 'Space pact' }), chips, chips));
    const message = await ask('2023-05-31', 'timeline india uk');
    const joint = lists(message).filter((spans) => /science and innovation/.test(JSON.stringify(spans)));
    expect(JSON.stringify(joint)).toMatch(/seeded; #1; confirmed by 4 sources/);
    expect(words(message)).toContain('Space pact');
  });

  it('shows that sources disagree on a date, on both lines', async () => {
    const message = await ask('2026-11-23', 'timeline eu india');
    expect(words(message)).toMatch(/Sources disagree on the date: also told as signed on 24 Nov 2023/);
    expect(words(message)).toMatch(/Sources disagree on the date: also told as signed on 21 Nov 2023/);
  });

  it('of one country is the latest step with each partner, in pages that do not overlap', async () => {
    const [one, two] = [
      await ask('2026-11-23', 'timeline india'),
      await ask('2026-11-23', 'timeline india', 2),
    ];
    const partners = [...lists(one), ...lists(two)].map(([name]) => JSON.stringify(name));
    expect(new Set(partners).size).toBe(partners.length);
    expect(one.title).toContain(`${partners.length} partners`);
    const offered = [one, two].map(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : [])),
    );
    expect(offered).toEqual([[{ label: 'Next page', command: 'timeline IN', page: 2 }], []]);
  });

  it('of two who have nothing says so', async () => {
    expect((await ask('2026-11-23', 'timeline fiji peru')).title).toBe('Fiji – Peru: nothing on record');
  });
});

describe('initiative', () => {
  it('shows what came after, on the day after which it did', async () => {
    const after = await ask('2026-11-23', 'initiative icet');
    expect(after.title).toMatch(/superseded since 13 Feb 2025$/);
    expect(words(after)).toMatch(/Followed by.*in-us-trust/);
    const before = await ask('2023-05-31', 'initiative icet');
    expect(before.title).toMatch(/active since 31 Jan 2023$/);
    expect(words(before)).not.toContain('in-us-trust');
    expect(words(await ask('2026-11-23', 'initiative trust'))).toMatch(/Follows.*in-us-icet/);
  });

  it('finds news under whatever spelling, and not that of another pair', async () => {
    const own = { initiative: 'TSI', stage: 'stalled' } as const;
    const item = anItem({ published: Date.parse('2026-05-01'), title: 'TSI talks suspended' });
    await store.archive.commit(foundingChunk(item, own, own));
    const other = { ...own, pairs: [['IN', 'JP']], parties: ['IN', 'JP'] } as const;
    await store.archive.commit(foundingChunk(anItem({ title: 'Another TSI' }), other, other));
    const message = await ask('2026-11-23', 'initiative tsi');
    expect(message.title).toMatch(/stalled since 1 May 2026$/);
    expect(words(message)).toContain('TSI talks suspended');
    expect(words(message)).not.toContain('Another TSI');
  });

  it('says that a stated review is overdue, and from what address it is known', async () => {
    const message = await ask('2026-11-23', 'initiative tsi');
    expect(words(message)).toMatch(/Overdue.*every half-year.*none was seen.*deccanchronicle/);
    expect(words(await ask('2025-11-23', 'initiative tsi'))).toMatch(/Stated rhythm.*is due by 9 Apr 2026/);
  });

  it('offers those that a name may mean', async () => {
    const message = await ask('2026-11-23', 'initiative ttc');
    expect(message.title).toBe('2 initiatives may be meant by “ttc”');
    expect(words(message)).toContain('/partnership initiative eu-in-ttc');
  });
});

describe('matrix', () => {
  const rowsOf = ({ blocks }: Message) =>
    blocks.flatMap((block) => (block.kind === 'matrix' ? block.matrix.rows : []));

  it('has the partners of the last twelve months, from feeds as from the seeded ledger', async () => {
    const chile = { pairs: [['CL', 'IN']], parties: ['CL', 'IN'], stage: 'signed' } as const;
    await store.archive.commit(foundingChunk(anItem({ published: Date.parse('2026-06-01') }), chile));
    const old = { pairs: [['IN', 'PE']], parties: ['IN', 'PE'], stage: 'signed' } as const;
    await store.archive.commit(foundingChunk(anItem({ published: Date.parse('2025-06-01') }), old));
    const partners = rowsOf(await ask('2026-11-23', 'matrix india')).map(({ label }) => label);
    expect(partners).toEqual(expect.arrayContaining(['Chile', 'France', 'United Kingdom']));
    expect(partners).not.toContain('Peru');
  });

  it('has nothing to come when the clock is set back, and without a country has pairs', async () => {
    const before = rowsOf(await ask('2023-05-31', 'matrix india')).map(({ label }) => label);
    expect(before).not.toContain('France');
    const all = rowsOf(await ask('2026-11-23', 'matrix')).map(({ label }) => label);
    expect(all).toContain('France – India');
  });
});
