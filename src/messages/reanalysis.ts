import type { Pair } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import { count, type Labels, pairLabel, STAGE_LABELS } from './labels.ts';
import { type Block, line, type Message, note } from './message.ts';

/** What reading anew came to, as it is shown. */
export interface ReanalysisView {
  readonly version: string;
  readonly items: number;
  readonly failed: number;
  readonly changed: number;
  readonly nowNews: number;
  readonly noLongerNews: number;
  readonly pairs: number;
  readonly stage: number;
  readonly sectors: number;
  readonly initiative: number;
  readonly brokenOff: boolean;
  readonly stories: readonly StoryView[];
}

interface StoryView {
  readonly number: number;
  readonly title: string;
  readonly standing: readonly [string, string];
  readonly before: LabelsView;
  readonly after: LabelsView;
}

interface LabelsView {
  readonly pairs: readonly Pair[];
  readonly stage: Stage | null;
  readonly sectors: readonly Sector[];
  readonly initiative: string | null;
}

/** Stories that are listed; the count says how many there are. */
const MOST_LISTED = 100;

/** The differences that today's rules make, or made: counts, and a table of the stories that readers see otherwise. */
export function reanalysisMessage(view: ReanalysisView, applied: boolean, labels: Labels): Message {
  const { items, changed, stories } = view;
  const verb = applied ? 'changed' : 'would change';
  const title = `Rules ${view.version}: ${count(items, 'item')} read anew, ${changed.toLocaleString('en')} read otherwise, ${count(stories.length, 'story', 'stories')} ${verb}`;
  const blocks: Block[] = [{ kind: 'heading', text: title }];
  if (changed > 0) blocks.push({ kind: 'facts', rows: countRows(view) });
  if (stories.length > 0) {
    const rows = stories.slice(0, MOST_LISTED).map((story) => storyRow(story, labels));
    blocks.push({ kind: 'table', head: ['story', 'what differs', 'title'], rows });
    if (stories.length > MOST_LISTED) blocks.push(line(`and ${stories.length - MOST_LISTED} more.`));
  }
  if (view.failed > 0)
    blocks.push(note(`${count(view.failed, 'item')} could not be read in time and stay as they were.`));
  if (view.brokenOff) blocks.push(note('Broken off; the next run goes on from here.'));
  if (!applied && changed > 0)
    blocks.push(note('Nothing was written. “entente reanalyse” applies it and keeps what was read before.'));
  return { title, blocks };
}

function countRows(view: ReanalysisView): (readonly [string, string])[] {
  const rows: readonly (readonly [string, number])[] = [
    ['now partnership news', view.nowNews],
    ['no partnership news any more', view.noLongerNews],
    ['other pairs', view.pairs],
    ['another stage', view.stage],
    ['other sectors', view.sectors],
    ['another initiative', view.initiative],
  ];
  return rows.map(([label, n]) => [label, n.toLocaleString('en')] as const);
}

function storyRow({ number, title, standing, before, after }: StoryView, labels: Labels): string[] {
  const stageOf = (stage: Stage | null): string => (stage === null ? 'no stage' : STAGE_LABELS[stage]);
  const parts = (of: LabelsView): Readonly<Record<string, string>> => ({
    pairs: of.pairs.map((pair) => pairLabel(labels, pair)).join(', ') || 'no pair',
    stage: stageOf(of.stage),
    sectors: of.sectors.map(labels.sector).join(', ') || 'no sector',
    initiative: of.initiative ?? 'no initiative',
  });
  const [was, is] = [parts(before), parts(after)];
  const differing = Object.keys(was).filter((label) => was[label] !== is[label]);
  const changes = differing.map((label) => `${was[label]} → ${is[label]}`);
  const stands = standing[0] === standing[1] ? [] : [`${standing[0]} → ${standing[1]}`];
  return [`#${number}`, [...stands, ...changes].join('; '), title];
}
