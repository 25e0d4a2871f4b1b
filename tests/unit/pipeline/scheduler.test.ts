import { describe, expect, it } from 'vitest';
import { startSchedule, type Ticker } from '../../../src/pipeline/scheduler.ts';

/** A ticker that ticks when told. */
function handTicker(): Ticker & { tick(): void; readonly stopped: boolean } {
  let onTick: () => void = () => undefined;
  let stopped = false;
  return {
    start(listener) {
      onTick = listener;
      return {
        stop: async () => {
          stopped = true;
        },
      };
    },
    tick: () => onTick(),
    get stopped() {
      return stopped;
    },
  };
}

/** A piece of work that ends when told. */
function work() {
  let runs = 0;
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const run = (): Promise<void> => {
    runs++;
    return new Promise((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
  };
  return { run, end: () => end(), fail: (error: Error) => fail(error), runs: () => runs };
}

describe('a schedule', () => {
  it('works at once and at every tick, never two at a time', async () => {
    const ticker = handTicker();
    const job = work();
    const schedule = startSchedule(ticker, job.run, () => undefined);
    expect(job.runs()).toBe(1);
    ticker.tick();
    expect(job.runs()).toBe(1);
    job.end();
    await Promise.resolve();
    await new Promise(setImmediate);
    ticker.tick();
    expect(job.runs()).toBe(2);
    job.end();
    await schedule.stop();
    expect(ticker.stopped).toBe(true);
  });

  it('goes on after a failure, which it tells', async () => {
    const ticker = handTicker();
    const job = work();
    const told: unknown[] = [];
    startSchedule(ticker, job.run, (error) => told.push(error));
    job.fail(new Error('no'));
    await new Promise(setImmediate);
    expect(told).toEqual([new Error('no')]);
    ticker.tick();
    expect(job.runs()).toBe(2);
  });

  it('waits for the work under way when it stops', async () => {
    const ticker = handTicker();
    const job = work();
    const schedule = startSchedule(ticker, job.run, () => undefined);
    let down = false;
    const stopping = schedule.stop().then(() => {
      down = true;
    });
    await new Promise(setImmediate);
    expect(down).toBe(false);
    job.end();
    await stopping;
    expect(down).toBe(true);
  });
});
