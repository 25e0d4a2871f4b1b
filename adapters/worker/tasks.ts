import type { Analysis, AnalysisInput } from '../../src/domain/analysis.ts';
import type { Watch } from '../../src/domain/feed.ts';
import type { ArticleReading } from '../../src/feeds/article-text.ts';
import type { DocumentOutcome } from '../../src/feeds/feed-document.ts';
import type { FetchedDocument } from '../../src/feeds/fetch-outcome.ts';

/** What a worker thread can be asked to do. */
export type Task =
  | { readonly kind: 'read'; readonly document: FetchedDocument; readonly watch: Watch }
  | { readonly kind: 'article'; readonly document: FetchedDocument }
  | { readonly kind: 'analyse'; readonly inputs: readonly AnalysisInput[] };

/** What it answers. */
export type Answer =
  | { readonly kind: 'read'; readonly outcome: DocumentOutcome }
  | { readonly kind: 'article'; readonly reading: ArticleReading }
  /** One analysis an input, in order; `null` where the analyser threw. */
  | { readonly kind: 'analysed'; readonly analyses: readonly (Analysis | null)[] }
  /** The analyser could not be loaded: the installation or its data is broken. */
  | { readonly kind: 'no-analyser'; readonly message: string };

/** A task with the number under which the thread reports that it begins. */
export interface NumberedTask {
  readonly id: number;
  readonly task: Task;
}

/** The report: loading is over, the task's own time runs from now on. */
export interface TaskStarted {
  readonly started: number;
}

/** What a thread is given at its start. */
export interface WorkerSettings {
  /** The module that exports `loadAnalyser(dataDir)`. */
  readonly analyserFile: string;
  readonly dataDir: string;
}
