import type { Features, Findings } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import type { StageVerdict } from './stage.ts';

/** Classes of noise as a policy officer would name them. */
const NOISE: Readonly<Record<string, string>> = {
  trade: 'tariffs or trade',
  control: 'export controls or bans',
  sanction: 'sanctions, espionage or attacks',
  arms: 'the purchase of arms',
  dispute: 'a dispute',
  sport: 'sport',
  crime: 'crime',
  culture: 'culture or travel',
  disaster: 'war or disaster',
  market: 'markets or products',
  domestic: 'domestic politics',
  'company-news': 'a company',
  migration: 'visas and migration',
  military: 'exercises or troops',
  world: 'other international affairs',
  rivalry: 'rivalry or comparison',
};

function nameOf(lexicon: Lexicon, code: string): string {
  const country = lexicon.countries.find((c) => c.code === code);
  return country?.names.en?.[0] ?? lexicon.blocs.find((b) => b.code === code)?.names[0] ?? code;
}

/** The features that tell of noise, with its class. */
const NOISE_FEATURES = Object.keys(NOISE).flatMap((noise) =>
  ['title', 'summary'].map((field) => ({ noise, feature: `noise-${noise}-${field}` })),
);

/** The class of noise that speaks against an item most, in words. */
function noiseNamed(cues: Features, { models: { relevance } }: Lexicon): string | null {
  let worst: string | null = null;
  let least = 0;
  for (const { noise, feature } of NOISE_FEATURES) {
    const value = cues[feature];
    if (!value) continue;
    const weight = value * (relevance.weights[feature] ?? 0);
    if (weight >= least) continue;
    worst = noise;
    least = weight;
  }
  return worst === null ? null : (NOISE[worst] ?? null);
}

/** What is known of an item that is not shown. */
interface Unshown {
  readonly lang: string | null;
  /** Whether it names two governments. */
  readonly paired: boolean;
  /** Whether technology or science is named. */
  readonly technical: boolean;
  /** Whether cooperation is named. */
  readonly cooperative: boolean;
}

/** One plain sentence on why an item is not shown. */
export function whyNot(
  { lang, paired, technical, cooperative }: Unshown,
  cues: Features,
  lexicon: Lexicon,
): string {
  if (lang === null) return 'Not shown: the language is none that Entente reads.';
  const noise = noiseNamed(cues, lexicon);
  if (!paired)
    return `Not shown: the text does not name two governments acting together${noise ? `; it speaks of ${noise}` : ''}.`;
  if (!technical) return 'Not shown: no technology or science is named.';
  if (!cooperative) return `Not shown: no cooperation is named${noise ? `; it speaks of ${noise}` : ''}.`;
  if (noise) return `Not shown: it reads as news on ${noise} rather than on cooperation.`;
  if ((cues['firm-title'] ?? 0) + (cues['company-title'] ?? 0) > 0)
    return 'Not shown: it reads as news of companies rather than of governments.';
  return 'Not shown: too little in it speaks of cooperation between two governments on technology.';
}

/** What the text says of the stage, and what it may say instead where it is not plain. */
function stageWords({ stage: { signs } }: Findings, { stage, doubt }: StageVerdict): string {
  if (!stage) return '';
  if (signs.length === 0) return `; no word of stage, taken for "${stage}"`;
  return doubt ? `; the text says "${stage}" or "${doubt.stage}"` : `; the text says "${stage}"`;
}

/** {@link whyNot} for an item that was read in full. */
export function becauseNot(f: Findings, features: Features, lexicon: Lexicon): string {
  const known = {
    lang: f.reading.lang,
    paired: f.parties.pairs.length > 0 || f.parties.plurilateral,
    technical: features['not-technical'] !== 1,
    cooperative: features['no-cooperation'] !== 1,
  };
  return whyNot(known, features, lexicon);
}

/** One plain sentence on why an item is shown. */
export function because(f: Findings, verdict: StageVerdict, lexicon: Lexicon): string {
  const pairs = f.parties.pairs.map((pair) => pair.map((code) => nameOf(lexicon, code)).join(' and '));
  const who = pairs.length > 0 ? pairs.join('; ') : 'several governments';
  const what =
    f.sectors.sectors.length > 0
      ? f.sectors.sectors.join(', ').replaceAll('-', ' ')
      : 'technology or science';
  const guessed = f.parties.implied ? ' (one of them taken from the outlet)' : '';
  return `Shown: ${who}${guessed} act together on ${what}${stageWords(f, verdict)}.`;
}
