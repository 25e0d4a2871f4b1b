import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AdaptiveCard as Parser, SerializationContext, Versions } from 'adaptivecards';
import { Ajv } from 'ajv';
import { bytesOf } from '../../adapters/teams/fit-card.ts';
import { actionsOf } from './playground.ts';

const read = (path: string): object =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')) as object;

const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
ajv.addMetaSchema(read('node_modules/ajv/dist/refs/json-schema-draft-06.json'));
// It names itself by `id`, as drafts before its own did.
const { id: _, ...schema } = read('third_party/microsoft/adaptive-card-1.5.0.schema.json') as { id?: string };
const isCard = ajv.compile(schema);

/** Signs by which Markdown would format, link or begin a list. */
const MARKDOWN = /[*_~`[\]<>#\\|]|^\s*(?:[-+]|\d+[.)])\s|https?:\/\/|www\./iu;

const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** What Teams would refuse about a card, or what in it could do more than be read; none when it is fine. */
export function cardProblems(card: object): string[] {
  return [
    ...(isCard(withoutWidth(card)) ? [] : [`schema: ${ajv.errorsText(isCard.errors)}`]),
    ...parserProblems(card),
    ...(bytesOf(card) > 80_000 ? [`${bytesOf(card)} bytes`] : []),
    ...textProblems(card),
    ...actionsOf(card).flatMap(actionProblems),
  ];
}

/** What Teams adds to the schema: how wide a card is. */
function withoutWidth(card: object): object {
  const { msteams: _, ...rest } = card as { msteams?: object };
  return rest;
}

/** What Microsoft's own renderer remarks when it reads a card. */
function parserProblems(card: object): string[] {
  const context = new SerializationContext(Versions.v1_5);
  new Parser().parse(card, context);
  return Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
}

function textProblems(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textProblems);
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(textProblems);
  if (!('text' in part) || typeof part.text !== 'string') return inner;
  const { text } = part;
  return [
    ...inner,
    ...(INVISIBLE.test(text) ? [`invisible: ${JSON.stringify(text)}`] : []),
    ...(text.includes('{{') ? [`function: ${text}`] : []),
    ...('type' in part && part.type === 'TextBlock' && MARKDOWN.test(text) ? [`markdown: ${text}`] : []),
  ];
}

function actionProblems(action: object): string[] {
  if (!('url' in action)) return [];
  const { protocol, username, password } = new URL(String(action.url));
  return /^https?:$/.test(protocol) && username === '' && password === ''
    ? []
    : [`address: ${String(action.url)}`];
}
