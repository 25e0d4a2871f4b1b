import type { Features, Findings } from './features.ts';
import type { Lexicon } from './lexicon.ts';

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

/** The class of noise that speaks against an item most. */
function noiseNamed(features: Features, lexicon: Lexicon): string | null {
  const { relevance } = lexicon.models;
  let worst: string | null = null;
  let least = 0;
  for (const name in features) {
    const value = features[name];
    if (!value || !name.startsWith('noise-')) continue;
    const weight = value * (relevance.weights[name] ?? 0);
    if (weight >= least) continue;
    worst = name;
    least = weight;
  }
  const key = worst?.replace(/^noise-/, '').replace(/-(?:title|summary)$/, '');
  return key ? (NOISE[key] ?? null) : null;
}

/** One plain sentence on why an item is not shown. `paired`: whether it names two governments. */
export function whyNot(
  { lang, paired }: { readonly lang: string | null; readonly paired: boolean },
  features: Features,
  lexicon: Lexicon,
): string {
  if (lang === null) return 'Not shown: the language is none that Entente reads.';
  const noise = noiseNamed(features, lexicon);
  if (!paired)
    return `Not shown: the text does not name two governments acting together${noise ? `; it speaks of ${noise}` : ''}.`;
  if (features['not-technical'] === 1) return 'Not shown: no technology or science is named.';
  if (features['no-cooperation'] === 1)
    return `Not shown: no cooperation is named${noise ? `; it speaks of ${noise}` : ''}.`;
  if (noise) return `Not shown: it reads as news on ${noise} rather than on cooperation.`;
  if ((features['firm-title'] ?? 0) + (features['company-title'] ?? 0) > 0)
    return 'Not shown: it reads as news of companies rather than of governments.';
  return 'Not shown: too little in it speaks of cooperation between two governments on technology.';
}

/** What the text says of the stage, and what it may say instead where it is not plain. */
function stageWords({ stage: { stage, doubt, signs } }: Findings): string {
  if (!stage) return '';
  if (signs.length === 0) return `; no word of stage, taken for "${stage}"`;
  return doubt ? `; the text says "${stage}" or "${doubt.stage}"` : `; the text says "${stage}"`;
}

/** One plain sentence on why an item was judged relevant, or why not. */
export function because(f: Findings, features: Features, relevant: boolean, lexicon: Lexicon): string {
  if (!relevant) {
    const paired = f.parties.pairs.length > 0 || f.parties.plurilateral;
    return whyNot({ lang: f.reading.lang, paired }, features, lexicon);
  }
  const pairs = f.parties.pairs.map((pair) => pair.map((code) => nameOf(lexicon, code)).join(' and '));
  const who = pairs.length > 0 ? pairs.join('; ') : 'several governments';
  const what =
    f.sectors.sectors.length > 0
      ? f.sectors.sectors.join(', ').replaceAll('-', ' ')
      : 'technology or science';
  const guessed = f.parties.implied ? ' (one of them taken from the outlet)' : '';
  return `Shown: ${who}${guessed} act together on ${what}${stageWords(f)}.`;
}
