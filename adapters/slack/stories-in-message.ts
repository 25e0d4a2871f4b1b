/** Most stories of a message that are offered. */
const MOST = 5;

/**
 * The numbers of the stories that a message of ours shows, as its buttons and feet have them (`why 12`, `… · #12`), in
 * order. What comes in is any JSON.
 */
export function storiesIn(blocks: unknown): readonly number[] {
  const found = new Set<number>();
  visit(blocks, (text) => {
    for (const [, number] of text.matchAll(/(?:^why |· #)(\d{1,9})\b/gm)) found.add(Number(number));
  });
  return [...found].slice(0, MOST);
}

function visit(part: unknown, text: (text: string) => void, depth = 0): void {
  if (depth > 12) return;
  if (typeof part === 'string') text(part);
  else if (typeof part === 'object' && part !== null)
    for (const inner of Object.values(part)) visit(inner, text, depth + 1);
}
