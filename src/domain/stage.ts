/** How far a cooperation has come, in order; `stalled` stands outside the order and overrides it. */
export const STAGES = ['proposed', 'negotiating', 'announced', 'signed', 'active', 'stalled'] as const;

/** One stage's id. */
export type Stage = (typeof STAGES)[number];

/** Whether a text is a stage id. */
export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

/** The stage's place in the order: 0 for `proposed` to 5 for `stalled`. */
export function stageOrder(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/** The further of two stages; `null` counts as before all. */
export function furthestStage(a: Stage | null, b: Stage | null): Stage | null {
  if (a === null || b === null) return a ?? b;
  return stageOrder(a) >= stageOrder(b) ? a : b;
}
