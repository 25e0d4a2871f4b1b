import type { Sector } from '../../src/domain/sector.ts';
import type { Stage } from '../../src/domain/stage.ts';

/** A partnership that the torture's feeds tell of: made up, but told as newspapers and ministries tell of such things. */
export interface TortureStory {
  readonly names: readonly [string, string];
  readonly pair: readonly [string, string];
  readonly technology: string;
  readonly sector: Sector;
}

/** No two share a country, so that nothing but its own items can belong to a story. */
export const STORIES: readonly TortureStory[] = [
  story(['India', 'UK'], ['GB', 'IN'], 'semiconductors', 'semiconductors'),
  story(['Japan', 'US'], ['JP', 'US'], 'quantum computing', 'quantum'),
  story(['France', 'Germany'], ['DE', 'FR'], 'artificial intelligence', 'artificial-intelligence'),
  story(['Australia', 'South Korea'], ['AU', 'KR'], 'critical minerals', 'critical-minerals'),
  story(['Canada', 'Netherlands'], ['CA', 'NL'], 'cybersecurity', 'cybersecurity'),
  story(['Brazil', 'Italy'], ['BR', 'IT'], 'space', 'space'),
  story(['Singapore', 'New Zealand'], ['NZ', 'SG'], 'biotechnology', 'biotechnology'),
  story(['Spain', 'Mexico'], ['ES', 'MX'], 'telecommunications', 'telecommunications'),
  story(['Vietnam', 'Denmark'], ['DK', 'VN'], 'clean energy', 'clean-energy'),
  story(['Kenya', 'Sweden'], ['KE', 'SE'], 'digital public infrastructure', 'digital-infrastructure'),
];

function story(
  names: TortureStory['names'],
  pair: TortureStory['pair'],
  technology: string,
  sector: Sector,
): TortureStory {
  return { names, pair, technology, sector };
}

/** How far the torture's stories go. */
export type TortureStage = Extract<Stage, 'proposed' | 'negotiating' | 'signed'>;

/** One item of a story: its founder, a wire copy of that, or the word of a ministry on a further stage. */
export interface TortureItem {
  readonly story: number;
  readonly stage: TortureStage;
  readonly copy: boolean;
}

/** The headline under which a story is shown. */
export function headlineOf(story: number): string {
  return textOf({ story, stage: 'proposed', copy: false }).title;
}

/** The words of an item. */
export function textOf({ story, stage, copy }: TortureItem): { title: string; summary: string } {
  const told = STORIES[story];
  if (!told) throw new RangeError(`There is no story ${story}.`);
  const [x, y] = told.names;
  const what = `technology partnership on ${told.technology}`;
  if (stage === 'negotiating')
    return {
      title: `${x} and ${y} open negotiations on ${what}`,
      summary: `The governments of ${x} and ${y}, which had proposed a ${what}, have begun negotiations on it.`,
    };
  if (stage === 'signed')
    return {
      title: `${x} and ${y} sign ${what}`,
      summary: `The governments of ${x} and ${y} signed the proposed ${what}.`,
    };
  return {
    title: copy ? `${x}, ${y} propose ${what}` : `${x} and ${y} propose ${what}`,
    summary: `The governments of ${x} and ${y} have proposed a ${what}, officials ${copy ? 'of both ' : ''}said.`,
  };
}
