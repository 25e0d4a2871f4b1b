/** Words that a rewriting may add: they join others and say nothing by themselves. By language. */
const ADDED: Readonly<Record<string, string>> = {
  en: 'the a an of and in on at for with by from as its their it they this that which who is are was were be been has have had both between to also',
  fr: 'le la les l un une des du de d et à au aux en dans sur pour par avec est sont a ont qui que se son sa ses leur leurs',
  de: 'der die das den dem des ein eine einen einem einer und in im am an auf für mit von vom zu zum zur ist sind hat haben',
  es: 'el la los las un una de del y e en a al con por para que se su sus es son ha han',
  pt: 'o a os as um uma de do da dos das e em no na nos nas com por para que se seu sua é são',
  it: 'il lo la i gli le l un una di del della dei delle e in nel nella con per che si è sono ha hanno',
  ru: 'и в на с со по для о об что его их',
};

/**
 * Words that a rewriting may not leave out of what it retells: without them it would say more, or the opposite. Negation,
 * breakdown, hedges and what is still to come.
 */
const KEPT = new Set(
  `not no never neither nor without cannot denied denies deny rejects rejected refuses refused fails failed
  may might could would should will shall plan plans planned planning propose proposes proposed expected likely possible possibly
  reportedly allegedly said say says according consider considers considering weigh weighs explore explores exploring seek seeks
  seeking hope hopes aim aims want wants if unless draft almost nearly
  ne pas sans non peut pourrait devrait aucun nicht kein keine ohne soll sollen könnte könnten will wollen nie
  sin nunca podría podrían puede planea sem não nunca poderia pode senza mai potrebbe può
  не нет без может могут планирует хочет لا لم لن ليس دون بدون قد سوف नहीं बिना सकता सकते`
    .split(/\s+/)
    .filter(Boolean),
);

/** The same in scripts without spaces, where they are parts of words. */
const KEPT_PARTS = /ない|ず[。、に]|未|無|不|没|否|拟|将|予定|方針|検討|見通し|않|못|없|예정|계획|검토/gu;

/** Whether a language lets a rewriting add this word (folded). */
export function mayBeAdded(word: string, lang: string): boolean {
  return (LOOSE.get(lang) ?? NONE).has(word);
}

const NONE: ReadonlySet<string> = new Set();
const LOOSE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(ADDED).map(([lang, words]) => [lang, new Set(words.split(' '))]),
);

/** The words of a text that must be kept where it is retold, with how often they stand there. */
export function keptWords(
  text: string,
  tokens: readonly string[],
  lang: string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const parts = [...text.matchAll(KEPT_PARTS)].map((match) => match[0]);
  for (const word of [...tokens.filter((token) => KEPT.has(token) && !mayBeAdded(token, lang)), ...parts])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
