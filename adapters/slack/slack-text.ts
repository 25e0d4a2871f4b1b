import { cleanText, looksLikeAddress, shortened, webAddress } from '../../src/messages/clean-text.ts';

/**
 * Signs that mrkdwn reads as its own, and the ones that look like them and mean nothing to it. A backslash does not
 * escape in mrkdwn (https://docs.slack.dev/messaging/formatting-message-text), so they must give way.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ' };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Any text as mrkdwn that shows just that text: it names nobody, links nowhere and formats nothing. The element must be
 * `verbatim`, or Slack links bare addresses and names by itself.
 */
export function escapeMrkdwn(text: string): string {
  return cleanText(text)
    .replace(/[*~`]/g, (sign) => LOOK_ALIKES[sign] ?? sign)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ')
    .replace(/:(?=[\w+'-]+:)/g, '∶')
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Text within backticks: only what ends them gives way. */
export function escapeCode(text: string): string {
  return escapePreformatted(cleanText(text));
}

/** The same for several lines that were cleaned before. */
export function escapePreformatted(text: string): string {
  return text
    .toWellFormed()
    .replace(/`/g, 'ˋ')
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Escaped text of at most so many code units after escaping: what is cut off is cut between signs, never within `&amp;`. */
export function shortenedMrkdwn(text: string, most: number): string {
  // Escaping never makes a clean text shorter, so that the rest need not be looked at.
  const clean = shortened(cleanText(text), most + 1);
  const escaped = escapeMrkdwn(clean);
  if (escaped.length <= most) return escaped;
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (escapeMrkdwn(shortened(clean, middle)).length <= most) low = middle;
    else high = middle - 1;
  }
  return low < 2 ? '…' : escapeMrkdwn(shortened(clean, low));
}

/** A link: `<address|words>`. What is no web address is its words alone; words that look like an address stand beside the link to where it leads. */
export function mrkdwnLink(words: string, url: string, most = 1_000): string {
  const label = shortenedMrkdwn(words, most).trim().replaceAll('|', '∣');
  const address = linkAddress(url);
  if (address === null || label === '') return label;
  if (!looksLikeAddress(words)) return `<${address}|${label}>`;
  return `${label} (<${address}|${escapeMrkdwn(new URL(url).hostname)}>)`;
}

/** Longest address that Slack takes in a link or a button. */
const LONGEST_ADDRESS = 2_500;

function linkAddress(url: string): string | null {
  const address = webAddress(url)
    ?.replaceAll('|', '%7C')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll('&', '&amp;');
  return address === undefined || address.length > LONGEST_ADDRESS ? null : address;
}
