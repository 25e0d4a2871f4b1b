import type { PartyCode } from '../domain/party.ts';
import type { Mention } from './mentions.ts';
import type { Reading } from './reading.ts';

/** `Brussels` in the languages that are read: the seat of the Union, and the capital of Belgium. */
const BRUSSELS =
  /^(?:brux|bruss|brüss|bruess|brusel|брюссел|بروكسل|ब्रसेल्स|ブリュッセル|브뤼셀|布鲁塞尔|布魯塞爾)/;

/** Words of the writer for the own country. */
const OWN = new Set(['我国', '我國', '我が国', '우리나라']);

/** Marks of one character that several countries share: the one meant by itself, and those that a text may mean by it. */
const SHARED: readonly {
  readonly mark: string;
  readonly code: PartyCode;
  readonly others: readonly PartyCode[];
}[] = [
  { mark: '巴', code: 'BR', others: ['PK', 'PA', 'PS'] },
  { mark: '伊', code: 'IT', others: ['IR', 'IQ'] },
];

/** A pair written in such marks (`中巴`) is of the country that the text names in full. */
function inFull(m: Mention, text: string, named: ReadonlySet<PartyCode>): Mention {
  if (m.kind !== 'pair' && m.kind !== 'shorthand') return m;
  for (const { mark, code, others } of SHARED) {
    if (!text.includes(mark) || !m.codes.includes(code) || named.has(code)) continue;
    const [meant, ...more] = others.filter((other) => named.has(other));
    if (meant && more.length === 0)
      return { ...m, codes: m.codes.map((c) => (c === code ? meant : c)).sort() };
  }
  return m;
}

const textOf = (reading: Reading, { field, from, to }: Mention): string =>
  reading[field].tokens
    .slice(from, to)
    .map((token) => token.text)
    .join('');

/**
 * Settles whom a stand-in means in this item: a mark that countries share means the one named in full, `Brussels` is
 * Belgium where the text names Belgium and names the Union by no other word, and `我国` is the country that the outlet writes from (`home`).
 */
export function settleStandIns(
  found: readonly Mention[],
  reading: Reading,
  home: PartyCode | null,
): readonly Mention[] {
  const short = found.some((m) => m.kind === 'pair' || m.kind === 'shorthand');
  const full = new Set(
    found.filter((m) => m.kind !== 'pair' && m.kind !== 'shorthand').flatMap((m) => m.codes),
  );
  const mentions = short ? found.map((m) => inFull(m, textOf(reading, m), full)) : found;
  const european = mentions.filter((m) => m.codes.includes('EU'));
  const brussels = european.filter((m) => BRUSSELS.test(textOf(reading, m)));
  const belgian = mentions.some((m) => m.codes.includes('BE')) && brussels.length === european.length;
  const own = home === null ? [] : mentions.filter((m) => OWN.has(textOf(reading, m)));
  if ((!belgian || brussels.length === 0) && own.length === 0) return mentions;
  return mentions.map((m): Mention => {
    if (home !== null && own.includes(m)) return { ...m, codes: [home] };
    return belgian && brussels.includes(m) ? { ...m, codes: ['BE'] } : m;
  });
}
