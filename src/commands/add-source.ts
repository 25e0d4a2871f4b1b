import type { FeedReading } from '../domain/feed.ts';
import { feedSource } from '../feeds/feed-from-address.ts';
import { waysOf } from '../messages/feed-line.ts';
import { action } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import { plainMessage } from '../messages/subscriptions.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { denied } from './here.ts';
import { answer, refusal } from './reply.ts';
import type { RuleCommand } from './subscription-command.ts';

/** Answers `sources add`: the feed is watched from now on. Whether its address is public is seen when it is fetched. */
export async function addSource(
  deps: CommandDeps,
  { url, watch, fullText }: Extract<RuleCommand, { kind: 'sources-add' }>,
  request: CommandRequest,
): Promise<Reply> {
  const refused = await denied(deps, request, { kind: 'feeds' });
  if (refused !== null) return refused;
  const problem = watch.kind === 'page' ? await problemOf(watch.selector) : null;
  if (problem !== null) return refusal({ message: problem, nearest: null });
  const message = await deps.serially(async () => {
    const known = (await deps.feeds.list()).find((feed) => feed.url === url);
    const reading = known === undefined ? null : changed(known, { watch, fullText });
    if (known !== undefined && reading !== null) {
      await deps.feeds.setReading(known.id, reading);
      if (known.disabled !== null) await deps.feeds.setDisabled(known.id, null);
      return plainMessage(`“${known.title}” is read anew from now on: ${waysOf(reading)}.`, NEXT);
    }
    if (known !== undefined && known.disabled === null) {
      const { lastError, lastSuccessAt } = known.health;
      const state =
        lastError ?? (lastSuccessAt === null ? 'It has not been polled yet.' : 'It answers well.');
      return plainMessage(`“${known.title}” is watched already.`, state);
    }
    if (known !== undefined) {
      await deps.feeds.setDisabled(known.id, null);
      return plainMessage(`“${known.title}” is switched on again.`, NEXT);
    }
    await deps.feeds.upsert([
      { source: feedSource(url, null, { watch, fullText }), origin: 'user', disabled: null },
    ]);
    return plainMessage(`Watching ${url}`, NEXT);
  });
  const blocks = [...message.blocks, actionsBlock([action('Sources', 'sources')])];
  return answer({ ...message, blocks });
}

/** What knows selectors is loaded when somebody gives one. */
async function problemOf(selector: string): Promise<string | null> {
  const { selectorProblem } = await import('../feeds/page-selector.ts');
  return selectorProblem(selector);
}

/** How a known feed is to be read, where what is asked for differs from what it has; `null` where it does not. */
function changed(known: FeedReading, asked: FeedReading): FeedReading | null {
  const watch = asked.watch.kind === 'page' ? asked.watch : known.watch;
  const reading = { watch, fullText: known.fullText || asked.fullText };
  return waysOf(reading) === waysOf(known) ? null : reading;
}

const NEXT =
  'It is fetched with the next poll, within a minute while Entente runs. What it holds then fills the archive and alerts nobody; what comes later does. If it is no feed, or not at a public address, “sources” says so.';
