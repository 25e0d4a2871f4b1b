/**
 * Words that publishers set before or after a headline when they take it back. A colon, a dash or brackets part them
 * from it: `RETRACTED: India, UK sign …`, `[Withdrawn] …`, `… (retracted)`. `Correction: …` heads the notice that
 * stands in the place of the article (AP Stylebook, “corrections”); `CORRECTED-…` heads the mended article itself, so
 * it is not among them.
 */
const WORDS = [
  'retracted',
  'retraction',
  'withdrawn',
  'story withdrawn',
  'article withdrawn',
  'correction',
  'story removed',
  'article removed',
  'rectificatif',
  'rectification',
  'richtigstellung',
  'zurückgezogen',
  'fe de errores',
  'rectificación',
  '更正',
  '訂正',
  '撤稿',
  '撤回',
].join('|');

const BEFORE = new RegExp(
  `^(?:(?:${WORDS})\\s*[:：]|[[(【（](?:${WORDS})[\\])】）]|(?:${WORDS})\\s+[-–—]\\s)`,
  'iu',
);
const AFTER = new RegExp(`[[(【（](?:${WORDS})[\\])】）]$`, 'iu');

/** Why an item counts as taken back: its title says so. `null` for every other item. */
export function retractionIn(title: string): string | null {
  const text = title.trim();
  if (!BEFORE.test(text) && !AFTER.test(text)) return null;
  return `Its title says that it was taken back: “${text}”.`;
}
