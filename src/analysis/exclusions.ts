import type { Features, Findings } from './features.ts';

/** What the codebook excludes, however much the rest of the text looks like partnership news. */
export type Exclusion = 'purchase' | 'drill' | 'untechnical';

/** So high at most is the chance of an item that the codebook excludes. */
const MOST = 0.3;

/** Whether an item speaks of no technology and no science, be it in an ambiguous word; defence alone is neither. */
function isUntechnical({ reading: { title, summary } }: Findings, features: Features): boolean {
  if (features['not-technical'] !== 1) return false;
  return ![title, summary].some(({ marks }) =>
    marks.some(({ mark }) => mark.kind === 'sector' && mark.sector !== 'defence-technology'),
  );
}

/**
 * What the codebook excludes in an item: a headline of arms bought or sold without development together, and one of
 * drills or troops without a word of technology; in English, one that names no technology at all. `null` for most items.
 */
export function exclusionOf(f: Findings, features: Features): Exclusion | null {
  if (f.reading.lang === 'en' && isUntechnical(f, features)) return 'untechnical';
  if (!f.sectors.sectors.every((sector) => sector === 'defence-technology')) return null;
  if ((features.codevelopment ?? 0) > 0) return null;
  if ((features['purchase-in-title'] ?? 0) > 0) return 'purchase';
  if (f.initiatives.some((sign) => sign.depth === 0)) return null;
  const technology = (features['technology-title'] ?? 0) + (features['technology-summary'] ?? 0) > 0;
  return (features['noise-military-title'] ?? 0) > 0 && !technology ? 'drill' : null;
}

/** The chance that the model gives, lowered where the codebook excludes the item. */
export function chanceWithin(chance: number, f: Findings, features: Features): number {
  return exclusionOf(f, features) ? Math.min(chance, MOST) : chance;
}
