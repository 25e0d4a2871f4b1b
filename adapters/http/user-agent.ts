/**
 * The name under which the program fetches, as honest as publishers wish it: `Entente/0.1.0 (+https://…; feed reader)`.
 * `contact` is an address that tells who runs it; without one the name stands alone.
 */
export function userAgent(version: string, contact: string | null): string {
  // A header takes printable ASCII, and a parenthesis within the comment would end it.
  const clean = (contact ?? '').replace(/[^\x21-\x7e]|[()\\]/g, '');
  return `Entente/${version} (${clean === '' ? '' : `+${clean}; `}feed reader)`;
}
