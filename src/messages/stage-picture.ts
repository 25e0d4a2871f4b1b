import { SECTORS } from '../domain/sector.ts';
import { STAGES, type Stage } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';
import { type Labels, STAGE_LABELS } from './labels.ts';
import type { MatrixTable } from './message.ts';

/** Names of the stages where there is room for four letters. */
export const STAGE_SHORT: Readonly<Record<Stage, string>> = {
  proposed: 'prop',
  negotiating: 'talk',
  announced: 'ann',
  signed: 'sign',
  active: 'act',
  stalled: 'stal',
};

/**
 * How many stories of each sector stand at which stage: the picture of a week. Sectors with most stories come first;
 * those without any, and stages that no story has, are left out. `null` where there is nothing to draw. A story of
 * several sectors counts in each.
 */
export function stagePicture(stories: readonly Story[], labels: Labels): MatrixTable | null {
  const staged = stories.flatMap(({ stage, sectors }) => (stage === null ? [] : [{ stage, sectors }]));
  const countOf = (sector: string, stage: Stage): number =>
    staged.filter((story) => story.stage === stage && story.sectors.some((one) => one === sector)).length;
  const totalOf = (sector: string): number => STAGES.reduce((sum, stage) => sum + countOf(sector, stage), 0);
  const rows = SECTORS.filter((sector) => totalOf(sector) > 0).sort((a, b) => totalOf(b) - totalOf(a));
  if (rows.length === 0) return null;
  const columns = STAGES.filter((stage) => rows.some((sector) => countOf(sector, stage) > 0));
  return {
    corner: 'Sector',
    columns: columns.map((stage) => ({ label: STAGE_LABELS[stage], short: STAGE_SHORT[stage] })),
    rows: rows.map((sector) => ({
      label: labels.sector(sector),
      cells: columns.map((stage) => {
        const count = countOf(sector, stage);
        return count === 0 ? null : { stage, stalled: stage === 'stalled', count };
      }),
    })),
  };
}
