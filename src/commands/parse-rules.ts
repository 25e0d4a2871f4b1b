import { POLICY_MATTERS, type Policy } from '../domain/policy.ts';
import type { Mute } from '../pipeline/delivery-ports.ts';
import { nearest } from '../query/suggest.ts';
import { parseQuietHours } from '../schedule/parse-quiet-hours.ts';
import { type ParsedCommand, refuse, understood } from './parsed-command.ts';
import { wordsOf } from './words.ts';

/** Reads what stands behind `quiet`: nothing, `off`, or two times of day with a zone or without. */
export function parseQuiet(rest: string): ParsedCommand {
  const words = wordsOf(rest);
  if (words.length === 0) return understood({ kind: 'quiet-show' });
  const parsed = parseQuietHours(words, nearest);
  if (parsed.ok) return understood({ kind: 'quiet-set', quiet: parsed.quiet });
  const { message, nearest: form } = parsed.problem;
  return refuse(message, form === null ? 'quiet 20:00-07:00' : `quiet ${form}`);
}

/** Reads what stands behind `mute` and `unmute`: a story's number, or an outlet's name. */
export function parseMute(kind: 'mute' | 'unmute', rest: string): ParsedCommand {
  const what = muteTarget(rest);
  if (what !== null) return understood({ kind, what });
  return refuse(`“${kind}” takes the number of a story, or the name of an outlet.`, `${kind} 12`);
}

const LONGEST_OUTLET = 120;

function muteTarget(rest: string): Mute | null {
  const number = /^#?([1-9]\d{0,8})$/u.exec(rest.trim());
  if (number !== null) return { kind: 'story', story: Number(number[1]) };
  const outlet = wordsOf(rest).join(' ').replaceAll('"', '').trim();
  return /[\p{L}\p{N}]/u.test(outlet) && outlet.length <= LONGEST_OUTLET ? { kind: 'outlet', outlet } : null;
}

/** Reads what stands behind `sources`: nothing, or `add`, an address, `page` and a selector where it has no feed, `full-text`. */
export function parseSources(rest: string): ParsedCommand {
  const [first, ...others] = rest.split(/\s+/u).filter(Boolean);
  const example = 'sources add https://example.org/feed.xml';
  if (first === undefined) return understood({ kind: 'sources' });
  if (first.toLowerCase() !== 'add') {
    // The address alone, or with a word before it that is no “add”.
    const address = [first, ...others].find((word) => /[.:/]/u.test(word));
    return refuse(
      '“sources” stands alone, or before “add” and the address of a feed.',
      address === undefined ? 'sources' : `sources add ${address}`,
    );
  }
  const fullText = others.length > 1 && /^full-?text$/iu.test(others.at(-1) ?? '');
  const [address = '', spare, ...selector] = fullText ? others.slice(0, -1) : others;
  const url = unwrapped(address);
  if (!URL.canParse(url) || !/^https?:\/\//iu.test(url)) {
    const guess = `https://${url}`;
    const near = /^[\w-]+(?:\.[\w-]+)+(?:[/:?]|$)/u.test(url) && URL.canParse(guess) ? guess : null;
    return refuse(
      '“sources add” takes the http(s) address of a feed.',
      near ? `sources add ${near}` : example,
    );
  }
  if (spare !== undefined && spare.toLowerCase() !== 'page')
    return refuse(`“${spare}” is too much behind the address.`, `sources add ${url}`);
  const { href, username, password } = new URL(url);
  if (username !== '' || password !== '') {
    return refuse('An address with a password in it would be shown to all who ask for the sources.', null);
  }
  if (spare === undefined)
    return understood({ kind: 'sources-add', url: href, watch: { kind: 'feed' }, fullText });
  const picks = unquoted(selector.join(' '));
  if (picks !== '')
    return understood({ kind: 'sources-add', url: href, watch: { kind: 'page', selector: picks }, fullText });
  return refuse(
    'Behind “page” stands the CSS selector of what is one news item each.',
    `sources add ${url} page "ul.news > li"`,
  );
}

/** A selector as it was meant: quotes around the whole go, and curly ones within, which chat clients make, are plain. */
function unquoted(text: string): string {
  const plain = text
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .trim();
  return plain
    .replace(/^"(.*)"$/u, '$1')
    .replace(/^'(.*)'$/u, '$1')
    .trim();
}

/** Slack wraps addresses: `<https://example.org|example.org>`. */
export function unwrapped(address: string): string {
  return address.replace(/^<([^|>]+)(?:\|[^>]*)?>$/u, '$1');
}

/** Reads what stands behind `permissions`: nothing, or a matter and who may change it. */
export function parsePermissions(rest: string): ParsedCommand {
  const [first, ...who] = rest.split(/[\s,]+/u).filter(Boolean);
  if (first === undefined) return understood({ kind: 'permissions-show' });
  const matter = POLICY_MATTERS.find((known) => known === first.toLowerCase());
  const forms = '“permissions” takes digests or feeds, then everyone, managers, admins or some people';
  if (matter === undefined) {
    const near = nearest(first, POLICY_MATTERS) ?? 'digests';
    return refuse(`${forms}, not “${first}”.`, `permissions ${near} ${who.join(' ') || 'managers'}`);
  }
  if (who.length === 0) return refuse(`${forms}.`, `permissions ${matter} managers`);
  const policy = policyIn(who);
  if (policy !== null) return understood({ kind: 'permissions-set', matter, policy });
  const near = nearest(who[0] ?? '', KINDS) ?? 'managers';
  return refuse(`${forms}; people are named as @name.`, `permissions ${matter} ${near}`);
}

const KINDS = ['everyone', 'managers', 'admins'] as const;

/** Slack sends `<@U123|name>` for a person; elsewhere `@` and the platform's id. */
const PERSON = /^(?:<@([^|>\s]{1,80})(?:\|[^>]*)?>|@([^<>\s]{1,80}))$/u;

const MOST_NAMED = 50;

function policyIn(who: readonly string[]): Policy | null {
  const kind = KINDS.find((known) => known === who[0]?.toLowerCase());
  if (kind !== undefined) return who.length === 1 ? { kind } : null;
  const users = who.flatMap((word) => {
    const match = PERSON.exec(word);
    return match?.[1] ?? match?.[2] ?? [];
  });
  if (users.length !== who.length || users.length > MOST_NAMED) return null;
  return { kind: 'named', users: [...new Set(users)] };
}
