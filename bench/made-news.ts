import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { LabelledItem } from '../src/analysis/baselines.ts';
import type { Lexicon } from '../src/analysis/lexicon.ts';
import { type Pair, pairOf } from '../src/domain/party.ts';
import { STAGES } from '../src/domain/stage.ts';
import { randomNumbers } from './random.ts';

const template = z.object({
  lang: z.string(),
  title: z.string(),
  summary: z.string().default(''),
  /** The stage that the text tells of; without one it is no partnership news. */
  stage: z.enum(STAGES).nullable().default(null),
});
const file = z.object({ templates: z.array(template) });

/** States that the made headlines speak of: of every continent, none of them a common word of English. */
const STATES =
  'BR NO VN KE JP PL EG KR DE FR IN CN US GB IT ES NL SE AU CA MX AR CL ZA NG SA AE IL TH ID MY PH UA RU KZ'.split(
    ' ',
  );

/** Names as headlines write them, where the list of countries has a longer one. */
const SHORT: Readonly<Record<string, string>> = { US: 'US', GB: 'UK', AE: 'UAE', KR: 'South Korea' };

/** `{A}` is a state's name, `{Aadj}` its adjective, `{Acity}` its seat; the latter two in English alone. */
const BLANK = /\{([ABC])(adj|city|)\}/g;

/**
 * News from templates: every one of `path` filled `times` over with states drawn by `seed`, `{A}`, `{B}` and `{C}`. The
 * story of an item is its template, so that cross-validation never trains on a template that it judges.
 */
export function madeNews(path: string, lexicon: Lexicon, times: number, seed: number): LabelledItem[] {
  const { templates } = file.parse(JSON.parse(readFileSync(path, 'utf8')));
  const random = randomNumbers(seed);
  const countries = new Map(lexicon.countries.map((c) => [c.code, c]));
  const nameIn = (code: string, lang: string, form: string): string => {
    const country = countries.get(code);
    if (form === 'adj') return country?.demonyms[0] ?? code;
    if (form === 'city') return country?.capitals[0] ?? code;
    return (lang === 'en' ? SHORT[code] : null) ?? country?.names[lang]?.[0] ?? code;
  };
  const draw = (): [string, string, string] => {
    const chosen = new Set<string>();
    while (chosen.size < 3) chosen.add(STATES[Math.floor(random() * STATES.length)] ?? 'BR');
    const [a = 'BR', b = 'NO', c = 'VN'] = [...chosen];
    return [a, b, c];
  };
  return templates.flatMap((template) =>
    Array.from({ length: times }, (_, turn) => {
      const codes = draw();
      const fill = (text: string): string =>
        text.replace(BLANK, (_all, x: string, form: string) =>
          nameIn(codes['ABC'.indexOf(x)] ?? '', template.lang, form),
        );
      return labelled(template, fill, pairOf(codes[0], codes[1]), turn);
    }),
  );
}

function labelled(
  { title, summary, lang, stage }: z.infer<typeof template>,
  fill: (text: string) => string,
  pair: Pair | null,
  turn: number,
): LabelledItem {
  return {
    id: `${title} ${turn}`,
    outlet: '',
    published: '2025-06-15',
    lang,
    title: fill(title),
    summary: fill(summary),
    relevant: stage !== null,
    pairs: stage && pair ? [pair] : [],
    background_pairs: [],
    sectors: [],
    stage,
    story: title,
    initiative: null,
  };
}
