/** What a list of addresses gave: the usable ones, and the lines that are none with their numbers. */
export interface AddressList {
  readonly urls: readonly string[];
  readonly bad: readonly { readonly line: number; readonly text: string }[];
}

/** Reads one feed address a line; empty lines and `#` comments are passed over, each address counts once. */
export function parseAddressList(content: string): AddressList {
  const urls = new Set<string>();
  const bad: { line: number; text: string }[] = [];
  content.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    if (URL.canParse(line) && /^https?:$/.test(new URL(line).protocol)) urls.add(line);
    else bad.push({ line: i + 1, text: line.slice(0, 120) });
  });
  return { urls: [...urls], bad };
}
