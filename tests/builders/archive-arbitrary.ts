import fc from 'fast-check';
import { type Pair, pairOf } from '../../src/domain/party.ts';
import { STAGES } from '../../src/domain/stage.ts';
import { DAY } from '../../src/domain/time.ts';
import type { StoryDraft } from '../../src/pipeline/ports.ts';
import { tokenise } from '../../src/query/tokenise.ts';
import type { QueryDomain } from './query-arbitrary.ts';

/** The present of random archives. */
export const ARCHIVE_NOW = Date.UTC(2026, 10, 23, 12);

const PARTIES = ['IN', 'GB', 'US', 'JP', 'SE', 'DK', 'EU', 'AU-UNION'] as const;
const WORDS = [
  'quantum',
  'deal',
  'deals',
  'rare',
  'earth',
  'india',
  'us',
  '5g',
  '半',
  '導',
  '体',
  '한',
  'हिंदी',
] as const;
/** As outlets write them, in scripts and forms of all kinds; queries ask for their tokens and beginnings of those. */
const SPELLINGS = [
  'Rare-earth',
  'U.S.',
  '半導体',
  'Deal:',
  'India’s',
  'Brüssel',
  'BRU\u0308SSEL',
  'Straße',
  'Škoda',
  'ﬁnance',
  'İzmir',
  'Ελλάδας',
  'Йод',
  'الذَّكاء',
  'שָׁלוֹם',
  'தமிழ்',
  'ความร่วมมือ',
  '반도체는',
  'ｑｕａｎｔｕｍ',
] as const;
const SPELT_TOKENS = [...new Set(SPELLINGS.flatMap((spelling) => tokenise(spelling)))];
const SECTORS = ['quantum', 'space', 'semiconductors'] as const;
const INITIATIVES = ['in-us-icet', 'gb-in-tsi', 'eu-in-ttc', 'eu-us-ttc'] as const;
/** As stories carry them: by id, name or abbreviation; the last one belongs to two. */
const INITIATIVE_NAMES = ['iCET', 'gb-in-tsi', 'UK-India Technology Security Initiative', 'TTC'] as const;
const LANGS = ['en', 'hi', 'ja'] as const;
const OUTLETS = ['Mint', 'The Hindu', 'GOV.UK', 'Hindu Mint', 'Süddeutsche', '日経'] as const;

/** Queries over the same few values, so that about every second one selects something. */
export const ARCHIVE_DOMAIN: QueryDomain = {
  parties: PARTIES,
  groups: ['NORDIC', 'QUAD', 'FIVE-EYES'],
  sectors: SECTORS,
  initiatives: INITIATIVES,
  langs: LANGS,
  words: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 2, arbitrary: fc.constantFrom(...SPELT_TOKENS) },
  ),
  outlets: fc.constantFrom(...OUTLETS.flatMap((outlet) => tokenise(outlet))),
  days: { from: ARCHIVE_NOW - (ARCHIVE_NOW % DAY) - 12 * DAY, to: ARCHIVE_NOW - (ARCHIVE_NOW % DAY) + DAY },
  longestSpan: 12,
};

/** One telling of a story. */
export interface Telling {
  readonly feedId: number;
  readonly title: string;
  readonly summary: string;
  readonly outlet: string;
  readonly lang: string | null;
}

/** A story with its tellings, the founder first. */
export interface RandomStory {
  readonly labels: Pick<StoryDraft, 'pairs' | 'parties' | 'sectors' | 'stage' | 'initiative' | 'published'>;
  readonly tellings: readonly [Telling, ...Telling[]];
}

const texts = fc
  .array(fc.constantFrom(...WORDS, ...SPELLINGS), { maxLength: 6 })
  .map((words) => words.join(' '));

const telling: fc.Arbitrary<Telling> = fc.record({
  feedId: fc.integer({ min: 1, max: 3 }),
  title: texts,
  summary: texts,
  outlet: fc.constantFrom(...OUTLETS),
  lang: fc.option(fc.oneof(fc.constantFrom(...LANGS), fc.constant('en-GB'))),
});

const pair: fc.Arbitrary<Pair> = fc
  .uniqueArray(fc.constantFrom(...PARTIES), { minLength: 2, maxLength: 2 })
  .map(([a = 'GB', b = 'IN']) => pairOf(a, b) ?? ['GB', 'IN']);

/** Bilateral stories, with a bystander at times; and plurilateral ones. */
const parties: fc.Arbitrary<Pick<StoryDraft, 'pairs' | 'parties'>> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.uniqueArray(pair, { minLength: 1, maxLength: 2, selector: String }),
        fc.subarray([...PARTIES], { maxLength: 1 }),
      )
      .map(([pairs, others]) => ({ pairs, parties: [...new Set([...pairs.flat(), ...others])].sort() })),
  },
  {
    weight: 1,
    arbitrary: fc
      .subarray([...PARTIES], { maxLength: 4 })
      .map((named) => ({ pairs: [], parties: [...named].sort() })),
  },
);

/** A random story, published within twelve days, often on the edge of a day. */
export const storyArbitrary: fc.Arbitrary<RandomStory> = fc
  .record({
    who: parties,
    sectors: fc.subarray([...SECTORS]),
    stage: fc.option(fc.constantFrom(...STAGES)),
    initiative: fc.option(fc.constantFrom(...INITIATIVE_NAMES)),
    day: fc.integer({ min: 0, max: 12 }),
    offset: fc.oneof(fc.constantFrom(0, 1, DAY - 1, DAY / 2), fc.integer({ min: 0, max: DAY - 1 })),
    founder: telling,
    others: fc.array(telling, { maxLength: 2 }),
  })
  .map(({ who, day, offset, founder, others, ...labels }) => ({
    labels: { ...who, ...labels, published: ARCHIVE_NOW - (ARCHIVE_NOW % DAY) - day * DAY + offset },
    tellings: [founder, ...others],
  }));
