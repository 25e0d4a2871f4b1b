import * as z from 'zod';
import type { Place } from '../../src/commands/command.ts';
import type { Destination } from '../../src/domain/destination.ts';
import type { TeamsActivity } from './read-activity.ts';
import type { ConversationAddress } from './teams-calls.ts';

const shape = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.string().min(1),
  bot: z.object({ id: z.string().min(1), name: z.string() }),
});

/** What is kept to write to a place unasked: its conversation, and the address at which Teams serves it now. */
export type TeamsReference = z.infer<typeof shape>;

/** A thread of a channel is the channel's id and the id of its first message. */
const THREAD = /;messageid=.*$/u;

/** The reference of where an activity comes from: of a thread, its channel. */
export function referenceOf({ serviceUrl, conversation, recipient }: TeamsActivity): TeamsReference {
  return {
    serviceUrl,
    conversation: conversation.id.replace(THREAD, ''),
    bot: { id: recipient.id, name: recipient.name ?? 'Entente' },
  };
}

/** Reads what a destination keeps; `null` where it was never written to by us. */
export function readReference(reference: string | null): TeamsReference | null {
  if (reference === null) return null;
  try {
    const parsed = shape.safeParse(JSON.parse(reference));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The thread below a message of a channel; elsewhere there are none, and the conversation itself is it. */
export function threadOf({ serviceUrl, conversation }: TeamsReference, message: string): ConversationAddress {
  return {
    serviceUrl,
    conversation: isChannel(conversation) ? `${conversation};messageid=${message}` : conversation,
  };
}

/** Whether a conversation is a team's channel, which has threads. */
export function isChannel(conversation: string): boolean {
  return /@thread\.tacv2$/u.test(conversation.replace(THREAD, ''));
}

/** Where somebody is, as commands know it. */
export function placeOf(activity: TeamsActivity): Place {
  const { conversation, channelData, from } = activity;
  const reference = JSON.stringify(referenceOf(activity));
  if (
    conversation.conversationType === 'personal' ||
    (channelData?.channel === undefined && isDirect(conversation.id))
  ) {
    return { kind: 'person', address: from.id, name: from.name ?? null, reference };
  }
  const channel = channelData?.channel?.name ?? (channelData?.channel === undefined ? undefined : 'General');
  const team = channelData?.team?.name;
  const name =
    channel === undefined ? (conversation.name ?? null) : [team, channel].filter(Boolean).join(' › ');
  return { kind: 'channel', address: referenceOf(activity).conversation, name, reference };
}

/** Direct messages have ids that begin so; group chats and channels do not. */
function isDirect(conversation: string): boolean {
  return conversation.startsWith('a:');
}

/** The tenant that an activity comes from. */
export function tenantOf({ conversation, channelData }: TeamsActivity): string {
  return conversation.tenantId ?? channelData?.tenant?.id ?? 'unknown';
}

/** What the destination of an activity is kept as. */
export function destinationOf(activity: TeamsActivity): Omit<Destination, 'id' | 'goneAt'> {
  return { platform: 'teams', workspace: tenantOf(activity), ...placeOf(activity) };
}
