import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Analysis, AnalysisInput } from '../../src/domain/analysis.ts';
import { readFeed } from '../../src/feeds/parse-feed.ts';
import type { Answer, NumberedTask, TaskStarted, WorkerSettings } from './tasks.ts';

type Analyse = (input: AnalysisInput) => Analysis;

let analyser: Promise<Analyse> | null = null;

/** Does one task in this thread. The entry point that the pool calls. */
export async function run({ id, task }: NumberedTask): Promise<Answer> {
  const started: TaskStarted = { started: id };
  if (task.kind === 'read') {
    const { document, watch } = task;
    if (watch.kind === 'feed') {
      parentPort?.postMessage(started);
      return { kind: 'read', outcome: await readFeed(document) };
    }
    // What reads pages is loaded with the first page only, and that is not the page's time.
    const { readPage } = await import('../../src/feeds/page-watch.ts');
    parentPort?.postMessage(started);
    return { kind: 'read', outcome: readPage(document, watch.selector) };
  }
  if (task.kind === 'article') {
    const { readArticle } = await import('../../src/feeds/article-text.ts');
    parentPort?.postMessage(started);
    return { kind: 'article', reading: readArticle(task.document) };
  }
  // The lexicon is read with the first item only, and its loading is nobody's time.
  analyser ??= loadAnalyser();
  try {
    await analyser;
  } catch (error) {
    return { kind: 'no-analyser', message: error instanceof Error ? error.message : String(error) };
  }
  const analyse = await analyser;
  parentPort?.postMessage(started);
  return { kind: 'analysed', analyses: task.inputs.map((input) => analyseOne(analyse, input)) };
}

async function loadAnalyser(): Promise<Analyse> {
  const settings = workerData as WorkerSettings;
  const module = (await import(pathToFileURL(settings.analyserFile).href)) as {
    loadAnalyser(dataDir: string): Analyse;
  };
  return module.loadAnalyser(settings.dataDir);
}

/** One bad item costs only itself. */
function analyseOne(analyse: Analyse, input: AnalysisInput): Analysis | null {
  try {
    return analyse(input);
  } catch {
    return null;
  }
}
