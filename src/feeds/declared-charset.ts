/** How far into a document an XML declaration is looked for: junk may stand before it. */
const HEAD_BYTES = 4_096;

/** The `charset` parameter of a `Content-Type` header, as written; `null` when there is none (RFC 9110, 8.3.1). */
export function charsetOfHeader(contentType: string | null): string | null {
  if (contentType === null) return null;
  for (const parameter of contentType.slice(0, 1_000).split(';').slice(1)) {
    const equals = parameter.indexOf('=');
    if (equals < 0 || parameter.slice(0, equals).trim().toLowerCase() !== 'charset') continue;
    const label = parameter
      .slice(equals + 1)
      .replaceAll(/["']/g, '')
      .trim();
    if (label !== '') return label;
  }
  return null;
}

/**
 * The `encoding` of the XML declaration, as written; `null` when there is none. The bytes must be of a charset that
 * agrees with ASCII on the declaration, which all but UTF-16 and UTF-32 do.
 */
export function charsetOfXml(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  const start = head.indexOf('<?xml');
  if (start < 0) return null;
  const end = head.indexOf('>', start);
  const declaration = head.slice(start, end < 0 ? start + 200 : end);
  const match = /encoding[ \t\r\n]{0,20}=[ \t\r\n]{0,20}["']?([A-Za-z0-9._:-]{1,40})/.exec(declaration);
  return match?.[1] ?? null;
}
