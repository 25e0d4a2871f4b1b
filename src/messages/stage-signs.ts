import type { LedgerStage } from '../domain/initiative.ts';

/** The coloured sign of each stage, the same on every chat platform. */
export const STAGE_SIGNS: Readonly<Record<LedgerStage, string>> = {
  proposed: '⚪',
  negotiating: '🟡',
  announced: '🔵',
  signed: '🟢',
  active: '✅',
  stalled: '🔴',
  superseded: '⚫',
  ended: '⚫',
};
