/** The fifteen technology sectors of the codebook (`tests/gold/GUIDE.md`), in the order in which they are shown. */
export const SECTORS = [
  'semiconductors',
  'artificial-intelligence',
  'quantum',
  'telecommunications',
  'critical-minerals',
  'biotechnology',
  'space',
  'defence-technology',
  'clean-energy',
  'nuclear-energy',
  'cybersecurity',
  'advanced-materials',
  'advanced-manufacturing',
  'digital-infrastructure',
  'research-and-mobility',
] as const;

/** One technology sector's id. */
export type Sector = (typeof SECTORS)[number];

/** Whether a text is a sector id. */
export function isSector(text: string): text is Sector {
  return (SECTORS as readonly string[]).includes(text);
}
