import type { EpochMs } from '../domain/time.ts';
import type { ArticleReading } from '../feeds/article-text.ts';
import type { FetchedDocument } from '../feeds/fetch-outcome.ts';
import type { RobotsRules } from '../feeds/robots-rules.ts';

/** What sites ask of programs, asked once a day. Never throws: where a site cannot be asked, its rules allow nothing. */
export interface SiteRules {
  rulesFor(url: string, signal: AbortSignal): Promise<RobotsRules>;
}

/** Finds the text of an article, away from the main thread, bounded in time and memory. Never throws. */
export interface ArticleReader {
  readArticle(document: FetchedDocument): Promise<ArticleReading>;
}

/** An article that was asked for once, and is not asked for again. */
export type KeptArticle = ArticleReading & { readonly fetchedAt: EpochMs };

/** The articles that were fetched, by canonical address. */
export interface ArticleStore {
  /** Those of these addresses that are kept. */
  find(addresses: readonly string[]): Promise<ReadonlyMap<string, KeptArticle>>;
  /** Keeps an article; what was kept of its address before goes. */
  keep(address: string, article: KeptArticle): Promise<void>;
}
