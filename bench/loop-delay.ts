import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Measures from inside how long the event loop of a program is held up. Loaded before it: `node --import
 * dist/bench/loop-delay.js …`; at its end the 50th and 99th percentile and the maximum, in milliseconds, are written to
 * the file that `LOOP_DELAY_FILE` names.
 */
const file = process.env['LOOP_DELAY_FILE'];
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('exit', () => {
  if (file === undefined) return;
  // The histogram holds whole intervals between two of its own timers: the interval itself is no delay.
  const over = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - 5);
  const figures = {
    p50: over(delay.percentile(50)),
    p99: over(delay.percentile(99)),
    max: over(delay.max),
  };
  if (process.env['LOOP_DELAY_MEMORY']) console.error(process.memoryUsage());
  writeFileSync(file, JSON.stringify(figures));
});
