import type { DestinationId } from '../domain/destination.ts';
import type { DateStyle } from '../messages/dates.ts';
import { action, line, type Message, note, text } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import { plainMessage } from '../messages/subscriptions.ts';
import type { Mute } from '../pipeline/delivery-ports.ts';
import { nameKey } from '../query/name-index.ts';
import { nearest } from '../query/suggest.ts';
import { tokenise } from '../query/tokenise.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { denied, here, makeHere } from './here.ts';
import { answer, refusal } from './reply.ts';
import type { RuleCommand } from './subscription-command.ts';

/** Stories in which an outlet of a name is looked for. */
const MOST_LOOKED_AT = 50;

/** Answers `mute`: no more here of a story, or of what an outlet alone tells. */
export async function mute(
  deps: CommandDeps,
  { what }: Extract<RuleCommand, { kind: 'mute' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const refused = await denied(deps, request, { kind: 'place' });
  if (refused !== null) return refused;
  const meant = await meantBy(deps, what, style);
  if (!meant.ok) return meant.reply;
  const { id } = await makeHere(deps, request);
  return deps.serially(async () => {
    const known = await mutedAs(deps, id, meant.mute);
    if (known === null) await deps.destinations.mute(id, meant.mute, request.user);
    const message = muted(meant.mute, known !== null);
    const undo = action('Unmute', `unmute ${targetOf(meant.mute)}`);
    return answer({ ...message, blocks: [...message.blocks, actionsBlock([undo])] });
  });
}

function muted(mute: Mute, already: boolean): Message {
  const is = already ? 'is muted here already' : 'is muted here';
  if (mute.kind === 'story') {
    return plainMessage(
      `Story #${mute.story} ${is}.`,
      'No card, change or digest brings it here; searches still find it.',
    );
  }
  return plainMessage(`“${mute.outlet}” ${is}.`, 'What other outlets tell as well still comes.');
}

type Meant = { readonly ok: true; readonly mute: Mute } | { readonly ok: false; readonly reply: Reply };

/** What there is of that number or name; a name that nobody bears is refused, for it would mute nothing. */
async function meantBy(deps: CommandDeps, what: Mute, style: DateStyle): Promise<Meant> {
  if (what.kind === 'story') {
    // The number of a story that was merged leads to the one that it is in now.
    const story = await deps.search.byNumber(what.story);
    if (story !== null) return { ok: true, mute: { kind: 'story', story: story.number } };
    const message = `There is no story #${what.story}.`;
    return { ok: false, reply: refusal({ message, nearest: null }) };
  }
  const outlets = await outletsNear(deps, what.outlet, style);
  const outlet = outlets.find((one) => nameKey(one) === nameKey(what.outlet));
  if (outlet !== undefined) return { ok: true, mute: { kind: 'outlet', outlet } };
  const near = nearest(what.outlet, outlets);
  const message = `No outlet is called “${what.outlet}”.`;
  return { ok: false, reply: refusal({ message, nearest: near === null ? null : `mute ${near}` }) };
}

/** Publishers of the feeds, and outlets of stories whose names hold those words. */
async function outletsNear(deps: CommandDeps, name: string, style: DateStyle): Promise<readonly string[]> {
  const words = tokenise(name);
  const page = { now: style.now, offset: 0, limit: MOST_LOOKED_AT };
  const [feeds, found] = await Promise.all([
    deps.feeds.list(),
    words.length === 0 ? { stories: [] } : deps.search.search({ kind: 'source', words }, page),
  ]);
  const told = found.stories.flatMap(({ sources }) => sources.map(({ outlet }) => outlet));
  return [...new Set([...told, ...feeds.map(({ publisher }) => publisher)])];
}

/** The mute that holds already, in its own spelling; `null` where there is none. */
async function mutedAs(deps: CommandDeps, id: DestinationId, mute: Mute): Promise<Mute | null> {
  const { mutes } = await deps.destinations.rules(id);
  return (
    mutes.find((one) => nameKey(targetOf(one)) === nameKey(targetOf(mute)) && one.kind === mute.kind) ?? null
  );
}

function targetOf(mute: Mute): string {
  return mute.kind === 'story' ? String(mute.story) : mute.outlet;
}

/** Answers `unmute`. */
export async function unmute(
  deps: CommandDeps,
  { what }: Extract<RuleCommand, { kind: 'unmute' }>,
  request: CommandRequest,
): Promise<Reply> {
  const refused = await denied(deps, request, { kind: 'place' });
  if (refused !== null) return refused;
  const place = await here(deps, request);
  const known = place === null ? null : await mutedAs(deps, place.id, what);
  if (place === null || known === null || !(await deps.destinations.unmute(place.id, known))) {
    return refusal({ message: `${nameOf(what)} is not muted here.`, nearest: 'mutes' });
  }
  const withheld = 'What was withheld meanwhile is not brought afterwards.';
  return answer(plainMessage(`${nameOf(known)} is heard here again.`, withheld));
}

function nameOf(mute: Mute): string {
  return mute.kind === 'story' ? `Story #${mute.story}` : `“${mute.outlet}”`;
}

/** Answers `mutes`. */
export async function mutes(deps: CommandDeps, request: CommandRequest): Promise<Reply> {
  const place = await here(deps, request);
  const all = place === null ? [] : (await deps.destinations.rules(place.id)).mutes;
  const [first] = all;
  if (first === undefined) {
    return answer(
      plainMessage('Nothing is muted here.', 'Mute a story by its number or an outlet by its name: mute 12'),
    );
  }
  const stories = all.flatMap((one) => (one.kind === 'story' ? [`#${one.story}`] : []));
  const outlets = all.flatMap((one) => (one.kind === 'outlet' ? [one.outlet] : []));
  const title = `Muted here: ${all.length}`;
  const blocks = [
    line(title),
    ...(stories.length === 0 ? [] : [line(`Stories: ${stories.join(', ')}`)]),
    ...(outlets.length === 0 ? [] : [line(`Outlets: ${outlets.join(', ')}`)]),
    note('Hear of one again: ', text(`unmute ${targetOf(first)}`, 'code')),
  ];
  return answer({ title, blocks });
}
