/** White space of every script; zero-width characters are none, they stay as they are. */
const WHITE_SPACE = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;

/** Control characters but white space: no text holds them on purpose (XML 1.0, section 2.2 forbids most). */
const CONTROLS = /(?![\t-\r\u0085])\p{Cc}/gu;

/** Text with each run of white space as one space, trimmed, control characters dropped, lone surrogates as U+FFFD. */
export function foldSpace(text: string): string {
  return text.replace(CONTROLS, '').replace(WHITE_SPACE, ' ').trim().toWellFormed();
}

/** Text of at most `limit` UTF-16 units: longer text ends at a word, where there is one, and `…`. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > limit * 0.8 ? room.slice(0, space) : room;
  // A cut between the halves of a surrogate pair leaves the first half alone.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
