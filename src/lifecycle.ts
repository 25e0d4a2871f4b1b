/** Who opens something registers its closing here; closing goes in reverse order, once, within a bound. */
export interface Lifecycle {
  /** Aborted as soon as closing begins: stops what is under way. */
  readonly signal: AbortSignal;
  onClose(name: string, close: () => Promise<void> | void): void;
  /** Closes all, and tells which closings failed or took too long. Later calls give the same promise. */
  close(): Promise<readonly string[]>;
}

/** A life cycle whose every closing has `patience` milliseconds. */
export function createLifecycle(patience: number): Lifecycle {
  const abort = new AbortController();
  const closings: { name: string; close: () => Promise<void> | void }[] = [];
  let closing: Promise<readonly string[]> | null = null;
  return {
    signal: abort.signal,
    onClose(name, close) {
      closings.push({ name, close });
    },
    close() {
      closing ??= (async () => {
        abort.abort();
        const failures: string[] = [];
        for (const { name, close } of closings.reverse()) {
          const failure = await settle(name, close, patience);
          if (failure) failures.push(failure);
        }
        return failures;
      })();
      return closing;
    },
  };
}

async function settle(
  name: string,
  close: () => Promise<void> | void,
  patience: number,
): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, patience, `${name}: not closed after ${patience} ms`);
  });
  const closed = (async () => {
    try {
      await close();
      return null;
    } catch (error) {
      return `${name}: ${error instanceof Error ? error.message : String(error)}`;
    }
  })();
  const outcome = await Promise.race([closed, late]);
  clearTimeout(timer);
  return outcome;
}
