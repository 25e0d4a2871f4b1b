/** Wires and credits that stand in brackets before or after a text: `(PTI)`, `(Reuters)`. */
const CREDITS = new Set(
  `pti ani ians reuters ap afp dpa efe ansa lusa upi xinhua bloomberg tass kyodo yonhap aap pa cp anadolu aa ept apa ana
  antara bernama wam spa mena tt ntb ritzau belga europa\u00a0press time jiji`.split(/\s+/),
);

const isCredit = (inside: string): boolean => {
  const words = inside
    .toLowerCase()
    .split(/[\s/,&.+-]+/)
    .filter(Boolean);
  return words.length > 0 && words.length <= 3 && words.every((word) => CREDITS.has(word));
};

/** Brackets are looked at when they hold no more than this. */
const LONGEST_CREDIT = 30;

/** Takes out brackets that hold nothing but wires. Linear. */
export function withoutCredits(text: string): string {
  return text.replace(/\s?[([（]([^()[\]（）]{2,30})[)\]）]/gu, (whole, inside: string) =>
    inside.length <= LONGEST_CREDIT && isCredit(inside) ? '' : whole,
  );
}

/**
 * Phrases that call for a click or carry a feed's signature; what stands after one of the first kind (`cut`) belongs to
 * it, those of the second kind (`drop`) are taken out alone, as whole sentences.
 */
const CUT: readonly RegExp[] = [
  /\bThe post .{1,300}? (?:appeared first|first appeared) on\b/iu,
  /\bThis (?:article|story|post) (?:was )?(?:originally )?(?:appeared|published)(?: first)? (?:on|in|by)\b/iu,
  /\bL['’]article .{1,300}? est apparu en premier sur\b/iu,
  /\bDer Beitrag .{1,300}? erschien zuerst auf\b/iu,
  /\bLa entrada .{1,300}? se publicó primero en\b/iu,
  /\bL['’]articolo .{1,300}? proviene da\b/iu,
  /\bO post .{1,300}? apareceu primeiro em\b/iu,
  /\b(?:Read|Continue|Keep) (?:more|reading|the full (?:story|article)|full (?:story|article))\b/iu,
  /\bRead the rest of\b/iu,
  /\bClick here (?:to|for)\b/iu,
  /\b(?:Sign up|Subscribe) (?:to|for) our\b/iu,
  /\b(?:Also|ALSO) (?:read|READ)\s?[:|]/u,
  /\bLire la suite\b/iu,
  /\bLire aussi\s?:/iu,
  /\b(?:Weiterlesen|Mehr lesen|Lesen Sie (?:auch|mehr))\b/iu,
  /\b(?:Leer más|Seguir leyendo|Lea también)\b/iu,
  /\b(?:Leia mais|Continue lendo|Leia também)\b/iu,
  /\b(?:Leggi tutto|Continua a leggere|Leggi anche)\b/iu,
  /(?:Читать далее|Читать полностью|Подробнее(?:\s?[:…»>]|\s*$)|Читайте также)/iu,
  /(?:اقرأ المزيد|اقرأ أيضا|إقرأ المزيد|للمزيد)/u,
  /(?:और पढ़ें|आगे पढ़ें|यह भी पढ़ें)/u,
  /(?:続きを読む|続きはこちら|関連記事)/u,
  /(?:더 ?보기|자세히 보기|관련기사|기사 더보기)/u,
  /(?:阅读全文|阅读更多|查看更多|点击查看|閱讀全文)/u,
];

/** Text from the first call for a click on is left out. The patterns are bounded; the text is cut before. */
export function withoutCalls(text: string): string {
  let end = text.length;
  for (const call of CUT) {
    const at = call.exec(text)?.index;
    if (at !== undefined) end = Math.min(end, at);
  }
  return text.slice(0, end);
}

/** Signs that a feed puts where it has cut a text itself: `[…]`, `[+120 chars]`. */
export function withoutCutMarks(text: string): string {
  return text
    .replace(/\s?\[\s?(?:…|\.{3}|\+\d{1,6} chars)\s?\]/gu, '…')
    .replace(/[…\s]+(?:>>|»|→|›)\s*$/u, '')
    .replace(/\.{3,10}/gu, '…');
}

/** The place where the sign of a cut begins at the end of a text; its length where there is none. */
export function cutMarkStart(text: string): number {
  return (
    /\s?(?:\[\s?(?:…|\.{3}|\+\d{1,6} chars)\s?\]|(?:…|\.{3})\s?(?:>>|»|→|›)|(?:>>|»|→|›))\s?$/u.exec(text)
      ?.index ?? text.length
  );
}

/** The place where a credit of a wire begins at the end of a text: `… agreed (PTI).`; its length where there is none. */
export function creditStart(text: string): number {
  const found = /\s?[([（]([^()[\]（）]{2,30})[)\]）]\.?\s?$/u.exec(text);
  return found && isCredit(found[1] ?? '') ? found.index : text.length;
}

/** The length of a credit of a wire at the start of a text: `(PTI) India …`; 0 where there is none. */
export function creditLength(text: string): number {
  const found = /^[([（]([^()[\]（）]{2,30})[)\]）]\s?/u.exec(text);
  return found && isCredit(found[1] ?? '') ? found[0].length : 0;
}
