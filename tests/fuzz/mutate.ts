import { randomNumbers } from '../../bench/random.ts';

/** A document to start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** One mutated document, with how it came about. */
export interface FuzzCase {
  readonly number: number;
  readonly seed: string;
  readonly steps: readonly string[];
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Largest document that is made: what is larger, the fetcher does not take in by default. */
const MOST_BYTES = 400_000;

/** Pieces that have broken feed readers. */
const PIECES = [
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  '&a;&b;&lt;&amp;amp;&#0;&#x110000;&#xD800;&nbsp;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0" encoding="utf-7"?>',
  '<?xml version="1.1" encoding="utf-16"?>',
  '<item><item><item>',
  '</channel></rss>',
  '<__proto__>x</__proto__>',
  '<constructor><prototype>x</prototype></constructor>',
  '<guid isPermaLink="true">javascript:alert(1)</guid>',
  '<link href="data:text/html,x" rel="alternate"/>',
  '<pubDate>Thu, 31 Feb 2999 25:61:61 +9999</pubDate>',
  '<dc:date>0000-00-00T00:00:00Z</dc:date>',
  '<ttl>-1</ttl><skipHours><hour>99</hour></skipHours>',
  '<content:encoded><div><div><div><script>x</script>',
  '\u0000\u0001\u001b[2J\ufeff\u202e\u{e0041}',
  '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>x',
  '{"version":"https://jsonfeed.org/version/1.1","items":[{"__proto__":{"x":1},"id":1e999}]}',
  '"""\'\'\'<<<>>>',
  'a'.repeat(5_000),
  ' '.repeat(3_000),
  '<a '.repeat(800),
  '&'.repeat(2_000),
  '<b>'.repeat(1_500),
] as const;

const TYPES = [
  'application/rss+xml',
  'text/html; charset=windows-1252',
  'application/feed+json',
  'text/xml; charset=utf-16',
  '',
];

interface Step {
  readonly name: string;
  readonly apply: (bytes: Uint8Array, draw: Draw) => Uint8Array;
}

interface Draw {
  readonly random: () => number;
  readonly other: Uint8Array;
}

const at = (bytes: Uint8Array, random: () => number): number => Math.floor(random() * (bytes.length + 1));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const STEPS: readonly Step[] = [
  {
    name: 'flip',
    apply: (bytes, { random }) => {
      const changed = Uint8Array.from(bytes);
      for (let i = 0; i < 1 + random() * 20; i++) changed[at(bytes, random)] = Math.floor(random() * 256);
      return changed;
    },
  },
  {
    name: 'insert',
    apply: (bytes, { random }) => {
      const place = at(bytes, random);
      const piece = PIECES[Math.floor(random() * PIECES.length)] ?? '';
      return joined(bytes.subarray(0, place), Buffer.from(piece), bytes.subarray(place));
    },
  },
  {
    name: 'cut out',
    apply: (bytes, { random }) => {
      const [a, b] = [at(bytes, random), at(bytes, random)].sort((x, y) => x - y);
      return joined(bytes.subarray(0, a), bytes.subarray(Math.min(b ?? 0, (a ?? 0) + 400)));
    },
  },
  { name: 'truncate', apply: (bytes, { random }) => bytes.slice(0, at(bytes, random)) },
  {
    name: 'repeat',
    apply: (bytes, { random }) => {
      const [a = 0, b = 0] = [at(bytes, random), at(bytes, random)].sort((x, y) => x - y);
      const part = bytes.subarray(a, Math.min(b, a + 2_000));
      const times = 1 + Math.floor(random() * 60);
      return joined(bytes.subarray(0, b), ...Array.from({ length: times }, () => part), bytes.subarray(b));
    },
  },
  {
    name: 'splice',
    apply: (bytes, { random, other }) =>
      joined(bytes.subarray(0, at(bytes, random)), other.subarray(at(other, random))),
  },
  {
    name: 'swap tags',
    apply: (bytes, { random }) => {
      const names = [
        'title',
        'link',
        'description',
        'guid',
        'entry',
        'item',
        'updated',
        'id',
        'channel',
        'feed',
      ];
      const pick = (): string => names[Math.floor(random() * names.length)] ?? '';
      const text = Buffer.from(bytes).toString('latin1').replaceAll(`<${pick()}`, `<${pick()}`);
      return new Uint8Array(Buffer.from(text, 'latin1'));
    },
  },
];

/** The case of a number: the same for the same number and seeds. */
export function fuzzCase(number: number, seeds: readonly Seed[]): FuzzCase {
  const random = randomNumbers(Math.imul(number, 2_654_435_761) ^ 0x5eed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  // The first numbers of a generator that was just sown are alike.
  for (let i = 0; i < 8; i++) random();
  const seed = pick(seeds);
  const other = pick(seeds);
  if (seed === undefined || other === undefined) throw new Error('There are no seeds.');
  let bytes = seed.bytes;
  const steps: string[] = [];
  for (let n = 1 + Math.floor(random() * 5); n > 0; n--) {
    const step = pick(STEPS);
    if (step === undefined) break;
    bytes = step.apply(bytes, { random, other: other.bytes }).slice(0, MOST_BYTES);
    steps.push(step.name);
  }
  const contentType = random() < 0.2 ? (pick(TYPES) ?? '') : seed.contentType;
  return { number, seed: seed.name, steps, bytes, contentType };
}
