import { expect, it } from 'vitest';
import { orLate } from '../../../../adapters/teams/or-late.ts';
import { createOnceFor } from '../../../../adapters/teams/press-guard.ts';
import { createManualClock } from '../../../../adapters/time/system-clock.ts';

it('asks once for the same key or another key of the same, for a while', async () => {
  const clock = createManualClock(0);
  const once = createOnceFor<number>(clock);
  let asked = 0;
  const ask = async (): Promise<number> => ++asked;
  expect(await Promise.all([once(['a', 'b'], ask), once(['b'], ask), once(['a'], ask)])).toEqual([1, 1, 1]);
  expect(await once(['c'], ask)).toBe(2);
  clock.advance(31_000);
  expect(await once(['a'], ask)).toBe(3);
});

it('asks anew for what failed', async () => {
  const once = createOnceFor<string>(createManualClock(0));
  await expect(once(['a'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await once(['a'], async () => 'yes')).toBe('yes');
});

it('gives what comes in time, and what is late afterwards', async () => {
  const later: string[] = [];
  expect(await orLate(Promise.resolve('at once'), 1_000, (value) => later.push(value))).toBe('at once');
  let finish: (value: string) => void = () => undefined;
  const slow = new Promise<string>((resolve) => {
    finish = resolve;
  });
  expect(await orLate(slow, 1, (value) => later.push(value))).toBe('late');
  finish('at last');
  await slow;
  await Promise.resolve();
  expect(later).toEqual(['at last']);
});
