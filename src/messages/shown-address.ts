/** The address as it is shown and linked: the publisher's own, less the parameters that only count clicks. */
export function shownAddress(url: string | null): string | null {
  if (url === null || !url.includes('utm_') || !URL.canParse(url)) return url;
  const shown = new URL(url);
  for (const name of [...shown.searchParams.keys()])
    if (name.startsWith('utm_')) shown.searchParams.delete(name);
  return shown.href;
}
