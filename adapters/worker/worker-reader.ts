import type { Analysis, AnalysisInput } from '../../src/domain/analysis.ts';
import { type DurationMs, SECOND } from '../../src/domain/time.ts';
import type { ArticleReader } from '../../src/pipeline/article-ports.ts';
import type { Reader } from '../../src/pipeline/ports.ts';
import { dataDir, workerFile } from '../files/locations.ts';
import { createTaskPool, type TaskPool } from './task-pool.ts';

/** How reading is bounded. */
export interface WorkerReaderOptions {
  readonly threads: number;
  /** Where the data of the analysis lies; the program's own `data` when not given. */
  readonly dataDir?: string;
  /** For one document, and for one task of items. 2 s when not given. */
  readonly readTimeoutMs?: DurationMs;
  /** Heap of one thread. 256 when not given; below 64 a thread cannot read large documents. */
  readonly memoryMb?: number;
  /** The built module that exports `loadAnalyser(dataDir)`; the program's own when not given. */
  readonly analyserFile?: string;
}

/** Items that travel to a thread together. Those of a task that failed are tried again one by one. */
const ITEMS_PER_TASK = 50;

/**
 * A {@link Reader} in worker threads: what hangs, eats memory or crashes ends its thread and nothing else. `read` never
 * rejects; `analyse` rejects when items could not even be tried, because the program stops or its analyser cannot be
 * loaded: an item that nobody looked at must not pass for one that could not be read.
 */
export function createWorkerReader(options: WorkerReaderOptions): Reader & ArticleReader {
  const limit = options.readTimeoutMs ?? 2 * SECOND;
  const pool = createTaskPool({
    file: workerFile('reading-worker'),
    threads: options.threads,
    memoryMb: options.memoryMb ?? 256,
    settings: {
      analyserFile: options.analyserFile ?? workerFile('analyser'),
      dataDir: options.dataDir ?? dataDir(),
    },
  });
  return {
    async read(document, watch = { kind: 'feed' }) {
      // A copy to give away: the caller keeps its bytes, which may be a view of a larger, shared buffer.
      const bytes = new Uint8Array(document.bytes);
      const task = { kind: 'read', document: { ...document, bytes }, watch } as const;
      const result = await pool.run(task, limit, [bytes.buffer]);
      if (result.kind === 'failed') return { kind: 'failed', code: result.code, message: result.message };
      if (result.answer.kind === 'read') return result.answer.outcome;
      return { kind: 'failed', code: 'crash', message: `A thread answered with ${result.answer.kind}.` };
    },
    async readArticle(document) {
      const bytes = new Uint8Array(document.bytes);
      const task = { kind: 'article', document: { ...document, bytes } } as const;
      const result = await pool.run(task, limit, [bytes.buffer]);
      if (result.kind === 'failed') return { kind: 'none', because: result.message };
      if (result.answer.kind === 'article') return result.answer.reading;
      return { kind: 'none', because: `A thread answered with ${result.answer.kind}.` };
    },
    async analyse(inputs) {
      const chunks = Array.from({ length: Math.ceil(inputs.length / ITEMS_PER_TASK) }, (_, n) =>
        inputs.slice(n * ITEMS_PER_TASK, (n + 1) * ITEMS_PER_TASK),
      );
      const analyses = await Promise.all(chunks.map((chunk) => analyseChunk(pool, chunk, limit)));
      return analyses.flat();
    },
    close: () => pool.close(),
  };
}

async function analyseChunk(
  pool: TaskPool,
  inputs: readonly AnalysisInput[],
  limit: DurationMs,
): Promise<readonly (Analysis | null)[]> {
  const result = await pool.run({ kind: 'analyse', inputs }, limit, []);
  if (result.kind === 'answered') {
    if (result.answer.kind === 'analysed') return result.answer.analyses;
    throw new Error(
      result.answer.kind === 'no-analyser'
        ? `The analysis cannot start: ${result.answer.message}`
        : `A thread answered items with ${result.answer.kind}.`,
    );
  }
  if (!result.began) throw new Error(result.message);
  if (inputs.length <= 1) return inputs.map(() => null);
  const single = await Promise.all(inputs.map((input) => analyseChunk(pool, [input], limit)));
  return single.flat();
}
