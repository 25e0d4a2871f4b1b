import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createChatRewriter } from '../../adapters/llm/chat-rewriter.ts';
import { openProseCache } from '../../adapters/sqlite/prose-cache.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import type { Config } from '../config.ts';
import type { Story } from '../domain/story.ts';
import type { Lifecycle } from '../lifecycle.ts';
import {
  createRewriting,
  type ProseCache,
  type RewriteDeps,
  type RewriteReport,
  readyProse,
} from '../pipeline/rewrite-stories.ts';
import type { CliContext } from './context.ts';

/** Prose of an installation that has a language model. */
export interface Prose {
  /** What is ready for a story, or `null`. */
  readonly show: (story: Story) => string | null;
  readonly cache: ProseCache;
}

/** Opens what is written already; `null` where no model is configured. */
export function openProse(config: Config, lifecycle: Lifecycle): Prose | null {
  if (config.llm === null) return null;
  const home = resolve(config.home);
  mkdirSync(home, { recursive: true });
  const cache = openProseCache(join(home, 'prose.db'));
  lifecycle.onClose('prose', () => cache.close());
  return { cache, show: readyProse(cache) };
}

/** Makes the round that writes what is missing; `null` where no model is configured. */
export function openRewriting(
  config: Config,
  lifecycle: Lifecycle,
  prose: Prose | null,
  search: RewriteDeps['search'],
): (() => Promise<RewriteReport>) | null {
  if (config.llm === null || prose === null) return null;
  const rewriter = createChatRewriter(config.llm);
  lifecycle.onClose('language model', () => rewriter.close());
  const { signal } = lifecycle;
  return createRewriting({ rewriter, cache: prose.cache, search, clock: systemClock, signal });
}

/** One round for a command that polls once: what is fetched is stored by then. */
export async function writeProse(
  { config, lifecycle, err }: CliContext,
  {
    prose,
    store,
  }: { readonly prose: Prose | null; readonly store: { readonly search: RewriteDeps['search'] } },
): Promise<void> {
  const rewrite = openRewriting(config, lifecycle, prose, store.search);
  if (rewrite === null) return;
  const { written, refused, failed, because } = await rewrite();
  const why = because === null ? '' : ` ${because}`;
  err(`Prose: ${written} written, ${refused} refused, ${failed} failed.${why}\n`);
}
