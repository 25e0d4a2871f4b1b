import type { DateStyle } from '../messages/dates.ts';
import { homeMessage } from '../messages/home.ts';
import { EVERYTHING } from '../query/build-query.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { answer } from './reply.ts';
import { viewOf } from './subscription-view.ts';

/** Stories that the page shows. */
const LATEST = 5;

/** Answers `home`: the asker's own page. Of others' subscriptions nothing is said. */
export async function home(deps: CommandDeps, request: CommandRequest, style: DateStyle): Promise<Reply> {
  const [own, feeds, found, hidden] = await Promise.all([
    deps.subscriptions.madeBy(request, request.user),
    deps.feeds.list(),
    deps.search.search(EVERYTHING, { now: style.now, offset: 0, limit: LATEST }),
    deps.review.hiddenFrom(request),
  ]);
  const views = await Promise.all(
    own.map(async (subscription) => {
      const there = await deps.destinations.byId(subscription.destination);
      const isHere = there?.address === request.place.address;
      return viewOf(
        deps,
        subscription,
        request,
        isHere ? null : (there?.name ?? there?.address ?? 'another place'),
      );
    }),
  );
  const input = {
    subscriptions: views.filter(({ channelDigest }) => !channelDigest),
    digests: views.filter(({ channelDigest }) => channelDigest),
    feeds,
    latest: found.stories.filter(({ number }) => !hidden.includes(number)),
  };
  return answer(homeMessage(input, deps.labels, style));
}
