import { expect, it } from 'vitest';
import { createHostTurns } from '../../../src/pipeline/host-turns.ts';

function turns() {
  let now = 0;
  const pace = {
    now: () => now,
    wait: async (ms: number) => {
      now += ms;
    },
  };
  const log: string[] = [];
  const signal = new AbortController().signal;
  const made = createHostTurns(pace);
  const take = (host: string, name: string, { apart = 10, deadline = 1_000, took = 5 } = {}) =>
    made.take({ host, apart, deadline, signal }, async () => {
      log.push(`${now} ${name} begins`);
      await Promise.resolve();
      now += took;
      log.push(`${now} ${name} ends`);
      return name;
    });
  return { take, log, made, pace };
}

it('requests to one host follow each other, each so long after the end of the one before', async () => {
  const { take, log } = turns();
  expect(await Promise.all([take('a', '1'), take('a', '2'), take('a', '3')])).toEqual(['1', '2', '3']);
  expect(log).toEqual(['0 1 begins', '5 1 ends', '15 2 begins', '20 2 ends', '30 3 begins', '35 3 ends']);
});

it('hosts do not wait for each other', async () => {
  const { take, log } = turns();
  await Promise.all([take('a', '1'), take('b', '2')]);
  expect(log.slice(0, 2)).toEqual(['0 1 begins', '0 2 begins']);
});

it('what would begin too late is not begun, and nobody waits for it', async () => {
  const { take, log } = turns();
  await take('a', '1');
  expect(await take('a', '2', { apart: 100, deadline: 50 })).toBeNull();
  expect(await take('a', '3', { apart: 20, deadline: 50 })).toBe('3');
  expect(log.at(-2)).toBe('25 3 begins');
});

it('a task that fails fails its caller alone', async () => {
  const { take, made } = turns();
  const signal = new AbortController().signal;
  const failing = made.take({ host: 'a', apart: 1, deadline: 100, signal }, () =>
    Promise.reject(new Error('no')),
  );
  await expect(failing).rejects.toThrow('no');
  expect(await take('a', '2')).toBe('2');
});

it('nothing begins once the program stops', async () => {
  const { made } = turns();
  let ran = false;
  const turn = { host: 'a', apart: 1, deadline: 100, signal: AbortSignal.abort() };
  expect(
    await made.take(turn, async () => {
      ran = true;
    }),
  ).toBeNull();
  expect(ran).toBe(false);
});
