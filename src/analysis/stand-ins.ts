import type { PartyCode } from '../domain/party.ts';
import type { Mention } from './mentions.ts';
import type { Reading } from './reading.ts';

/** `Brussels` in the languages that are read: the seat of the Union, and the capital of Belgium. */
const BRUSSELS =
  /^(?:brux|bruss|brüss|bruess|brusel|брюссел|بروكسل|ब्रसेल्स|ブリュッセル|브뤼셀|布鲁塞尔|布魯塞爾)/;

/** Words of the writer for the own country. */
const OWN = new Set(['我国', '我國', '我が国', '우리나라']);

const textOf = (reading: Reading, { field, from, to }: Mention): string =>
  reading[field].tokens
    .slice(from, to)
    .map((token) => token.text)
    .join('');

/**
 * Settles whom a stand-in means in this item: `Brussels` is Belgium where the text names Belgium and names the Union by
 * no other word, and `我国` is the country that the outlet writes from (`home`).
 */
export function settleStandIns(
  mentions: readonly Mention[],
  reading: Reading,
  home: PartyCode | null,
): readonly Mention[] {
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
