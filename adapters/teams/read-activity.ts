import * as z from 'zod';
import { VERBS } from './card-types.ts';

/** Longest text and longest id that are taken in, in UTF-16 code units. */
const LONGEST = { text: 8_000, id: 1_024 } as const;

const id = z.string().min(1).max(LONGEST.id);
const account = z.object({ id, name: z.string().max(500).optional().catch(undefined) });

/** What every activity of Teams has, as far as it is used (https://github.com/microsoft/Agents/blob/main/specs/activity). */
const activity = z.object({
  type: z.string().max(100),
  id: id.optional(),
  name: z.string().max(200).optional(),
  action: z.string().max(100).optional().catch(undefined),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(LONGEST.id),
  from: account,
  recipient: account,
  conversation: z.object({
    id,
    conversationType: z.string().max(50).optional().catch(undefined),
    name: z.string().max(500).nullish().catch(undefined),
    tenantId: z.string().max(200).nullish().catch(undefined),
  }),
  channelData: z
    .object({
      tenant: z
        .object({ id: z.string().max(200) })
        .optional()
        .catch(undefined),
      team: z
        .object({ id, name: z.string().max(500).optional().catch(undefined) })
        .optional()
        .catch(undefined),
      channel: z
        .object({ id, name: z.string().max(500).nullish().catch(undefined) })
        .optional()
        .catch(undefined),
      eventType: z.string().max(100).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  text: z.string().max(LONGEST.text).nullish(),
  entities: z.array(z.unknown()).max(500).optional().catch(undefined),
  membersAdded: z.array(account).max(5_000).optional().catch(undefined),
  membersRemoved: z.array(account).max(5_000).optional().catch(undefined),
  replyToId: id.nullish().catch(undefined),
  localTimezone: z.string().max(100).nullish().catch(undefined),
  locale: z.string().max(50).nullish().catch(undefined),
  value: z.unknown().optional(),
});

/** An activity that was understood. */
export type TeamsActivity = z.infer<typeof activity>;

/** Reads what came in; `null` where it is none of Teams' activities. */
export function readActivity(body: unknown): TeamsActivity | null {
  const parsed = activity.safeParse(body);
  return parsed.success ? parsed.data : null;
}

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().max(1_000),
  mentioned: z.object({ id: z.string() }),
});

/** The text that somebody typed to the bot, without its name; `null` where there is none. */
export function typedText({ text, entities, recipient }: TeamsActivity): string | null {
  if (text === undefined || text === null) return null;
  let typed = text;
  for (const entity of entities ?? []) {
    const named = mention.safeParse(entity);
    if (named.success && named.data.mentioned.id === recipient.id)
      typed = typed.replaceAll(named.data.text, ' ');
  }
  return typed
    .replace(/&nbsp;|\u00a0/gu, ' ')
    .replace(/<at>[^<]{0,200}<\/at>/giu, ' ')
    .trim();
}

const press = z.object({
  action: z.object({
    verb: z.enum(VERBS),
    data: z.looseObject({
      command: z.string().max(2_000),
      page: z.number().int().min(1).max(999_999).catch(1),
      back: z
        .object({ command: z.string().max(2_000), page: z.number().int().min(1).max(999_999) })
        .nullable()
        .catch(null),
    }),
  }),
});

/** A button of ours that somebody pressed, with what they filled in. */
export type Press = z.infer<typeof press>['action'];

/** Reads a press; `null` for what is no button of ours. */
export function readPress(value: unknown): Press | null {
  const parsed = press.safeParse(value);
  return parsed.success ? parsed.data.action : null;
}

const search = z.object({
  commandId: z.string().max(100),
  parameters: z
    .array(z.object({ name: z.string().max(100), value: z.union([z.string().max(1_000), z.boolean()]) }))
    .max(20)
    .catch([]),
  queryOptions: z
    .object({
      skip: z.number().int().min(0).max(9_999).catch(0),
      count: z.number().int().min(1).max(25).catch(8),
    })
    .catch({ skip: 0, count: 8 }),
});

/** What somebody searches for in the compose box. */
export interface ComposeSearch {
  readonly text: string;
  readonly skip: number;
  readonly count: number;
}

/** Reads a search; `null` for any other. */
export function readSearch(value: unknown): ComposeSearch | null {
  const parsed = search.safeParse(value);
  if (!parsed.success) return null;
  const { parameters, queryOptions } = parsed.data;
  // Before anything is typed Teams asks with a parameter `initialRun`.
  const typed = parameters.find(({ name }) => name !== 'initialRun')?.value;
  return { text: typeof typed === 'string' ? typed.trim() : '', ...queryOptions };
}
