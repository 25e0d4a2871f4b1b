import type { Figures } from './evaluate.ts';

/** What the analysis must reach on the gold set: a little under what it reaches, fitted and cross-validated. */
export const FLOORS = {
  relevanceF1: 0.965,
  relevancePrecision: 0.96,
  pairsF1: 0.95,
  sectorsF1: 0.94,
  stageAccuracy: 0.86,
  endToEndF1: 0.93,
  otherLanguagesF1: 0.925,
} as const;

/** A figure by name, as the floors know it. */
export type FloorName = keyof typeof FLOORS;

/** The figures that have a floor. */
export function flooredFigures(figures: Figures): Readonly<Record<FloorName, number>> {
  return {
    relevanceF1: figures.relevance.f1,
    relevancePrecision: figures.relevance.precision,
    pairsF1: figures.pairs.f1,
    sectorsF1: figures.sectors.f1,
    stageAccuracy: figures.stage.accuracy,
    endToEndF1: figures.endToEnd.f1,
    otherLanguagesF1: figures.byLang.other,
  };
}

/** One sentence for each figure under its floor; empty when all hold. */
export function belowFloors(figures: Figures): string[] {
  const reached = flooredFigures(figures);
  return (Object.keys(FLOORS) as FloorName[])
    .filter((name) => reached[name] < FLOORS[name])
    .map((name) => `${name} is ${reached[name]}, its floor is ${FLOORS[name]}`);
}
