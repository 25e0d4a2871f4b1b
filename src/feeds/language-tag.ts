/** The primary language of a BCP 47 tag in lower case (`en` of `en-GB` and `EN_us`); `null` when it is no tag. */
export function primaryLanguage(tag: string | null): string | null {
  const match =
    tag === null ? null : /^\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,30})?\s*$/.exec(tag.slice(0, 60));
  const language = match?.[1]?.toLowerCase() ?? null;
  return language === 'und' || language === 'mul' || language === 'zxx' ? null : language;
}
