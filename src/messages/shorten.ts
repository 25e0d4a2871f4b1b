/** Cuts at the end of a word and says so with an ellipsis; a text that fits is unchanged. */
export function shorten(content: string, length: number): string {
  if (content.length <= length) return content;
  const cut = content.slice(0, length - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > length / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}
