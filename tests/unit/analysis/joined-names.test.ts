import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../../adapters/files/load-lexicon.ts';
import { compileLexicon } from '../../../src/analysis/compile.ts';
import { readItem } from '../../../src/analysis/reading.ts';

const compiled = compileLexicon(loadLexicon(join(import.meta.dirname, '../../../data')));

const titleOf = (lang: string, title: string) =>
  readItem(compiled, { title, summary: '', outlet: '', lang }).title;

const cooperates = (lang: string, title: string): boolean =>
  titleOf(lang, title).marks.some(({ mark }) => mark.kind === 'cue' && mark.cue === 'cooperation');

const namesIn = (lang: string, title: string): string[] =>
  titleOf(lang, title).marks.flatMap(({ mark }) => (mark.kind === 'party' ? [mark.code] : []));

describe('adjectives of two states joined by a hyphen', () => {
  it.each([
    ['fr', 'Un télescope franco-suédois tourne au Chili', true],
    ['de', 'Der deutsch-amerikanische Satellit misst das Meer', true],
    ['it', 'Il satellite italo-cinese guarda i terremoti', true],
    ['pt', 'O satélite sino-brasileiro vê a floresta', true],
    ['es', 'El satélite argentino-brasileño mide el mar', true],
    ['ru', 'Узбекско-китайская вакцина готова', true],
    ['fr', 'Guerre russo-ukrainienne : un satellite regarde', false],
    ['de', 'Ein deutscher und ein amerikanischer Satellit', false],
  ] as const)('%s: %s', (lang, title, expected) => {
    expect(cooperates(lang, title)).toBe(expected);
  });
});

describe('one character for a state', () => {
  it.each([
    ['豪、日本案を選ぶ', ['AU', 'JP']],
    ['独と経済安保で協議', ['DE']],
    ['独自の衛星を打ち上げ', []],
    ['米の価格が上がる', ['US']],
    ['新米の価格が上がる', []],
  ] as const)('%s', (title, expected) => {
    expect(namesIn('ja', title)).toEqual(expected);
  });
});

it.each([
  ['zh', '阿拉伯联合酋长国政府发布人工智能战略'],
  ['zh', '联合国发布人工智能报告'],
  ['ko', '연합뉴스, 서울'],
] as const)('%s: no word of cooperation inside a name: %s', (lang, title) => {
  expect(cooperates(lang, title)).toBe(false);
});
