/** Words that a headline writes in capitals, and a slug does not. */
const CAPITALS = new Set('ai eu g7 g20 imf nato uae uk un usa wto'.split(' '));

/** The end of a file’s name, and the number that many sites put behind a slug. */
const ENDING = /\.(?:html?|php|aspx?|jsp|cms|amp)$/i;
const NUMBER_BEHIND = /[-_](?:\d{5,}|[a-z]?\d{6,}|[0-9a-f]{12,})$/i;

const LONGEST = 300;

/**
 * What the slug of an address says: the last part of the path that has words, as a headline would write them
 * (`/2024/07/india-uk-sign-chip-pact-4711.html`: “India UK Sign Chip Pact”). `''` for a path without words.
 */
export function slugTitle(url: string): string {
  if (!URL.canParse(url)) return '';
  const parts = new URL(url).pathname.split('/').map(decoded).reverse();
  const slug = parts.map(bare).find((part) => /\p{L}{2}/u.test(part));
  if (slug === undefined) return '';
  const words = slug.split(/[-_+\s]+/).filter(Boolean);
  return words.map(headlineWord).join(' ').slice(0, LONGEST);
}

function bare(part: string): string {
  return part.replace(ENDING, '').replace(NUMBER_BEHIND, '');
}

/** `us` is the country where a headline would begin with it or join it to another; “join us” is not. */
function headlineWord(word: string, at: number, words: readonly string[]): string {
  const lower = word.toLowerCase();
  if (CAPITALS.has(lower)) return lower.toUpperCase();
  const joined = at === 0 || words[at - 1] === 'and' || words[at + 1] === 'and';
  if (lower === 'us' && joined && words.length > 1) return 'US';
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
