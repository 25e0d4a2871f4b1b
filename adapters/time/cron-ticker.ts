import cron from 'node-cron';
import type { Ticker } from '../../src/pipeline/scheduler.ts';

/** Ticks by a cron expression in UTC (`* * * * *`: every minute; six fields: with seconds). */
export function createCronTicker(expression: string): Ticker {
  return {
    start(onTick) {
      const task = cron.schedule(expression, () => onTick(), { timezone: 'UTC', name: 'poll' });
      return { stop: async () => void (await task.destroy()) };
    },
  };
}
