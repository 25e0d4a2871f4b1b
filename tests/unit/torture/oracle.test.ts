import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/domain/stage.ts';
import { HOUR } from '../../../src/domain/time.ts';
import type { Message } from '../../../src/messages/message.ts';
import { firstDueAfter, inQuietHours } from '../../torture/calendar.ts';
import { headlineOf } from '../../torture/news.ts';
import { judge } from '../../torture/oracle.ts';
import type { LogLine, PlannedSubscription, WriteLine } from '../../torture/protocol.ts';
import type { Scenario } from '../../torture/scenario.ts';

const START = Date.parse('2023-05-31T08:00:20Z');
const ALL = { text: '', kind: 'all', value: '' } as const;
const ALERT: PlannedSubscription = {
  query: ALL,
  cadence: { kind: 'instantly' },
  timeZone: 'UTC',
  breaksThrough: [],
};
const DIGEST: PlannedSubscription = { ...ALERT, cadence: { kind: 'every', hours: 6 } };

function scenario(changes: Partial<Scenario> = {}): Scenario {
  const channels = [
    { address: 'C1', quiet: null, subscriptions: [ALERT] },
    { address: 'C2', quiet: null, subscriptions: [DIGEST] },
  ];
  return { seed: 0, start: START, canFind: true, channels, steps: [], ...changes };
}

const clock = (hours: number): LogLine => ({
  kind: 'note',
  note: { kind: 'clock', at: START + hours * HOUR },
});
const news = (story: number, stage: Stage, step: number): LogLine => ({
  kind: 'note',
  note: { kind: 'news', story, stage, step },
});

function message(title: string, ...stories: readonly (readonly [number, Stage])[]): Message {
  const blocks = stories.map(([story, stage]) => ({
    kind: 'story',
    card: { title: headlineOf(story), stage },
  }));
  return { title, blocks } as unknown as Message;
}

function wrote(n: number, act: WriteLine['act'], what: Message, more: Partial<WriteLine> = {}): WriteLine {
  return {
    kind: 'taken',
    n,
    channel: 'C1',
    act,
    mark: act === 'edit' ? '' : `mark ${n}`,
    id: `m${n}`,
    target: null,
    message: what,
    ...more,
  };
}

/** Two stories, one of which moves: what an alert and a digest must make of them. */
const PERFECT: readonly LogLine[] = [
  clock(1),
  news(0, 'proposed', 0),
  wrote(1, 'post', message('A card', [0, 'proposed'])),
  { kind: 'answered', n: 1 },
  clock(2),
  news(1, 'proposed', 1),
  news(0, 'signed', 1),
  wrote(2, 'edit', message('A card', [0, 'signed']), { id: 'm1', target: 'm1' }),
  wrote(3, 'reply', message('10:00 The ministry confirms: proposed → signed'), { target: 'm1' }),
  wrote(4, 'post', message('A card', [1, 'proposed'])),
  clock(5),
  wrote(5, 'post', message('Technology partnerships, today: 2 stories', [0, 'signed'], [1, 'proposed']), {
    channel: 'C2',
  }),
];

const faults = (lines: readonly LogLine[], changes: Partial<Scenario> = {}): readonly string[] =>
  Object.entries(judge(scenario(changes), lines)).flatMap(([kind, list]: [string, readonly string[]]) =>
    list.length > 0 ? [kind] : [],
  );

describe('the oracle of the fault runs', () => {
  it('finds no fault with what is right', () => {
    expect(faults(PERFECT)).toEqual([]);
  });

  const messages = PERFECT.flatMap((line, n) => (line.kind === 'taken' ? [n] : []));

  it.each(messages)('sees that line %i is lost', (n) => {
    expect(faults(PERFECT.filter((_, at) => at !== n))).toContain('lost');
  });

  it.each(messages.filter((n) => (PERFECT[n] as WriteLine).act !== 'edit'))(
    'sees that line %i is doubled',
    (n) => {
      const again = { ...(PERFECT[n] as WriteLine), n: 99, id: 'm99' };
      expect(faults([...PERFECT, again])).toContain('doubled');
      expect(faults([...PERFECT, { ...again, mark: 'another' }])).toContain('doubled');
    },
  );

  it('forgives a double only where the sink cannot be asked and the answer did not come', () => {
    const again = { ...(PERFECT[2] as WriteLine), n: 99, id: 'm99' };
    const twice = (between: readonly LogLine[]) => [
      ...PERFECT.slice(0, 4),
      ...between,
      again,
      ...PERFECT.slice(4),
    ];
    const cannot = { canFind: false };
    expect(faults(twice([]), cannot)).toContain('doubled');
    expect(faults(twice([{ kind: 'given up', n: 1 }]), cannot)).toEqual([]);
    expect(faults(twice([{ kind: 'note', note: { kind: 'trouble', what: 'killed' } }]), cannot)).toEqual([]);
    expect(faults(twice([{ kind: 'given up', n: 1 }]))).toContain('doubled');
  });

  it('sees a card before one that was owed earlier', () => {
    const [first, second] = [
      wrote(1, 'post', message('A card', [0, 'proposed'])),
      wrote(2, 'post', message('A card', [1, 'proposed'])),
    ];
    const lines = [clock(1), news(0, 'proposed', 0), clock(2), news(1, 'proposed', 1)];
    const channels = scenario().channels.slice(0, 1);
    expect(faults([...lines, first, second], { channels })).toEqual([]);
    expect(faults([...lines, second, first], { channels })).toEqual(['disordered']);
  });

  it('sees what nobody asked for, or not now', () => {
    const muted: LogLine = {
      kind: 'note',
      note: { kind: 'command', command: { kind: 'mute', channel: 'C1', story: 0 } },
    };
    expect(faults([...PERFECT.slice(0, 2), muted, ...PERFECT.slice(2, 4)])).toContain('unwanted');
    const quiet = { from: { hour: 8, minute: 0 }, to: { hour: 20, minute: 0 }, timeZone: 'UTC' } as const;
    const channels = [{ address: 'C1', quiet, subscriptions: [ALERT] }];
    expect(faults(PERFECT.slice(0, 4), { channels })).toEqual(['unwanted']);
    const signed = { ...ALERT, query: { text: 'stage:signed', kind: 'signed', value: '' } } as const;
    const picky = [{ address: 'C1', quiet: null, subscriptions: [signed] }];
    expect(faults(PERFECT.slice(0, 4), { channels: picky })).toContain('unwanted');
  });

  it('lets a pause hold again that was over by a clock that ran ahead', () => {
    const until = START + 2 * HOUR;
    const paused: LogLine = {
      kind: 'note',
      note: { kind: 'command', command: { kind: 'pause', channel: 'C1', subscription: 0, until } },
    };
    const channels = scenario().channels.slice(0, 1);
    const ahead = [clock(3), news(0, 'proposed', 0), paused];
    expect(faults(ahead, { channels })).toContain('lost');
    expect(faults([...ahead, clock(1)], { channels })).toEqual([]);
    expect(faults([...ahead, clock(4)], { channels })).toContain('lost');
  });

  it('has a calendar of its own', () => {
    const daily = { kind: 'daily', days: 'every', hour: 9, minute: 30 } as const;
    expect(new Date(firstDueAfter(daily, 'Asia/Kolkata', START)).toISOString()).toBe(
      '2023-06-01T04:00:00.000Z',
    );
    expect(new Date(firstDueAfter(daily, 'UTC', START)).toISOString()).toBe('2023-05-31T09:30:00.000Z');
    const night = { from: { hour: 20, minute: 0 }, to: { hour: 7, minute: 0 }, timeZone: 'Asia/Kolkata' };
    const at = (time: string) => inQuietHours(night, Date.parse(`2023-05-31T${time}Z`));
    expect([at('14:29'), at('14:30'), at('01:29'), at('01:30')]).toEqual([false, true, true, false]);
  });

  it('shares nothing with the program but its nouns', () => {
    const folder = resolve(import.meta.dirname, '../../torture');
    for (const name of ['oracle', 'oracle-book', 'oracle-writes', 'reading', 'calendar', 'news']) {
      const code = readFileSync(join(folder, `${name}.ts`), 'utf8');
      const far = [...code.matchAll(/^import (type )?.*from '\.\.\/\.\.\/(.*)';$/gm)];
      for (const [line, type, path] of far) expect(type && path?.startsWith('src/domain/'), line).toBe(true);
    }
  });
});
