import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadOutlets } from '../../../adapters/files/load-outlets.ts';
import type { StorySource } from '../../../src/domain/story.ts';
import { corroboration } from '../../../src/stories/corroboration.ts';
import { creditsOf } from '../../../src/stories/credits.ts';
import { NO_OUTLETS } from '../../../src/stories/outlet-book.ts';
import { aSource } from '../../builders/story.ts';

const book = loadOutlets(join(import.meta.dirname, '../../../data'));
let told = 0;
const by = (outlet: string, changes: Partial<StorySource> & { readonly text?: string } = {}): StorySource => {
  const { text = '', ...rest } = changes;
  const title = rest.title ?? `Headline number ${told++} of this outlet alone`;
  return aSource({ outlet, ...rest, title, credits: creditsOf(title, text) });
};
const voices = (...sources: readonly StorySource[]) =>
  corroboration(sources, book).voices.map(({ name, outlets }) => `${name} ${outlets}`);

describe('one source', () => {
  it.each<[string, StorySource[], string[]]>([
    ['an outlet that tells it twice', [by('The Hindu'), by('Hindu')], ['The Hindu 1']],
    ['papers of one owner', [by('Mint'), by('Hindustan Times')], ['Mint 2']],
    ['ministries of one government', [by('DSIT'), by('FCDO')], ['DSIT 2']],
    [
      'an agency in papers that name it',
      [by('Devdiscourse (Reuters)'), by('Nasdaq (Reuters)'), by('Reuters')],
      ['Reuters 3'],
    ],
    ['an agency by way of others', [by('AP via Dayton Daily News'), by('AP (KESQ)')], ['AP 2']],
    [
      'an agency that is credited in the text',
      [
        by('Mint', { text: 'New Delhi, May 30 (PTI) They agreed.' }),
        by('The Tribune', { text: 'They agreed. (PTI)' }),
        by('NewsDrum (PTI)'),
      ],
      ['PTI 3'],
    ],
    ['an agency under two of its names', [by('共同通信'), by('Kyodo News')], ['Kyodo 2']],
    [
      'the same headline without a credit',
      [
        by('Kashmir Reader', { title: 'India and UK in talks on chips pact' }),
        by('Orissa Diary', { title: 'India and UK in talks on chips pact', text: 'They agreed. (PTI)' }),
      ],
      ['PTI 2'],
    ],
    [
      'what another paper passes on',
      [by('Der Spiegel (via Kohout)'), by('manager magazin')],
      ['Der Spiegel 2'],
    ],
    ['what a portal passes on', [by('Yahoo (France 24)'), by('RFI')], ['France 24 2']],
  ])('%s', (_what, sources, wanted) => {
    expect(voices(...sources)).toEqual(wanted);
  });
});

describe('independent sources', () => {
  it.each<[string, StorySource[], string[]]>([
    ['papers of two owners', [by('Mint'), by('The Hindu')], ['Mint 1', 'The Hindu 1']],
    ['both governments', [by('PIB'), by('DSIT')], ['PIB 1', 'DSIT 1']],
    [
      'an agency and a paper that cites it',
      [by('Reuters'), by('Mint', { text: 'They agreed, Reuters reported first.' })],
      ['Reuters 1', 'Mint 1'],
    ],
    [
      'an ordinary abbreviation in a sentence',
      [
        by('AP (KESQ)'),
        by('Mint', { text: 'The chief minister of Andhra Pradesh (AP) met the envoy today.' }),
      ],
      ['AP 1', 'Mint 1'],
    ],
    [
      'short headlines that are alike',
      [by('Mint', { title: 'Chips pact signed' }), by('The Hindu', { title: 'Chips pact signed' })],
      ['Mint 1', 'The Hindu 1'],
    ],
  ])('%s', (_what, sources, wanted) => {
    expect(voices(...sources)).toEqual(wanted);
  });

  it('are official, media and think tanks, shown apart, official ones first', () => {
    const sources = [
      by('Mint'),
      by('Gateway House', { kind: 'think-tank' }),
      by('Ministry of Nowhere', { kind: 'government' }),
      by('PIB', { kind: 'aggregator' }),
    ];
    const found = corroboration(sources, book);
    expect(found.voices.map(({ kind }) => kind)).toEqual(['official', 'official', 'media', 'think-tank']);
    expect([found.official, found.thinkTanks]).toEqual([2, 1]);
  });

  it('a release of a government under a dateline is its own', () => {
    const release = by('PIB', { kind: 'government', text: 'New Delhi, May 30 (PTI) They agreed.' });
    expect(corroboration([release], book).official).toBe(1);
  });

  it('are the outlets themselves where nothing is known of them', () => {
    const found = corroboration([by('Mint'), by('Hindustan Times')], NO_OUTLETS);
    expect(found.voices).toHaveLength(2);
  });

  it('nine papers with one copy are one', () => {
    const papers = Array.from({ length: 9 }, (_, n) =>
      by(`Paper ${n}`, { text: 'LONDON (AFP) - They agreed.' }),
    );
    expect(voices(...papers)).toEqual(['AFP 9']);
  });
});
