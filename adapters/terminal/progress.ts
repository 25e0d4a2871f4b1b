import cliProgress from 'cli-progress';

/** Shows how far a long work is. */
export interface Progress {
  start(total: number): void;
  /** One more is done; `note` says what, in a few words. */
  step(note: string): void;
  stop(): void;
}

/** A bar that is drawn over itself where a person watches; elsewhere one line at the end, so that logs stay short. */
export function createProgress(label: string, interactive: boolean, write: (text: string) => void): Progress {
  return interactive ? drawnBar(label) : plainCount(label, write);
}

function drawnBar(label: string): Progress {
  const bar = new cliProgress.SingleBar(
    {
      format: `${label} {bar} {value}/{total} {note}`,
      barsize: 24,
      hideCursor: true,
      clearOnComplete: false,
      stopOnComplete: false,
      linewrap: false,
      stream: process.stderr,
    },
    cliProgress.Presets.shades_classic,
  );
  return {
    start: (total) => bar.start(total, 0, { note: '' }),
    step: (note) => bar.increment(1, { note: note.slice(0, 40) }),
    stop: () => {
      bar.update({ note: '' });
      bar.stop();
    },
  };
}

function plainCount(label: string, write: (text: string) => void): Progress {
  let total = 0;
  let done = 0;
  return {
    start: (n) => {
      total = n;
    },
    step: () => {
      done++;
    },
    stop: () => write(`${label} ${done}/${total}\n`),
  };
}
