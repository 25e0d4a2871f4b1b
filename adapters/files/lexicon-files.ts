import * as z from 'zod';
import { SECTORS } from '../../src/domain/sector.ts';
import { STAGES } from '../../src/domain/stage.ts';

/** The shapes of the data files that make the lexicon; fields that it does not need are let through unread. */
const words = z.array(z.string().min(1));
const code = z
  .string()
  .regex(/^(?:[A-Z]{2}|ASEAN|GCC|AU-UNION)$/, 'expected a country or bloc code such as "IN"');
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as "2024-07-05"')
  .nullable();
const byLanguage = z.record(z.string().min(1), words);

export const countriesFile = z.object({
  countries: z.array(
    z.object({
      iso2: code,
      names: byLanguage,
      capital_en: words.default([]),
      demonym_adjective_en: words.default([]),
      demonym_noun_en: words.default([]),
    }),
  ),
});

/** Code to outlets that write from there. */
export const outletHomesFile = z.object({ homes: z.record(code, words) });

export const localNamesFile = z.object({ names: z.record(z.string(), z.record(z.string(), words)) });

export const mentionsFile = z.object({
  metonyms: z.array(
    z.object({
      term: z.string().min(1),
      country: code,
      kind: z.enum(['capital', 'building', 'nickname', 'seat']),
      ambiguous: z.boolean(),
    }),
  ),
  aliases_en: z.record(code, words),
  adjective_stems: z.record(code, byLanguage),
  masks: words,
  doubtful: words,
  cjk_shorthand: z.record(z.string(), z.record(z.string(), code)),
  cjk_pairs: z.array(z.object({ lang: z.string(), text: z.string().min(1), pair: z.array(code).min(2) })),
  blocs: z.array(
    z.object({
      code: z.string(),
      name: z.string().min(1),
      aliases: words,
      members: z.array(code),
      kind: z.enum(['party', 'group']),
      lead: code.optional(),
    }),
  ),
  bodies: z.array(
    z.object({ name: z.string().min(1), aliases: words, country: code, ambiguous: z.boolean() }),
  ),
  leaders: z.array(
    z.object({
      name: z.string().min(1),
      aliases: words,
      country: code,
      from: day,
      to: day,
      alone: z.boolean().default(true),
    }),
  ),
});

export const sectorsFile = z.object({
  sectors: z.array(
    z.object({
      id: z.enum(SECTORS),
      terms_en: z.array(z.object({ term: z.string().min(1), ambiguous: z.boolean() })),
      terms: byLanguage,
    }),
  ),
});

const strengths = z.record(z.enum(['1', '2', '3']), byLanguage);
const anyStrengths = z
  .partialRecord(z.enum(['1', '2', '3']), byLanguage)
  .transform((found) => found as z.infer<typeof strengths>);

export const cuesFile = z.object({
  classes: z.record(z.string(), byLanguage),
  stages: z.object({
    proposed: anyStrengths,
    negotiating: anyStrengths,
    announced: anyStrengths,
    signed: anyStrengths,
    active: anyStrengths,
    stalled: anyStrengths,
  }),
});

export const initiativesFile = z.object({
  initiatives: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      abbreviations: words,
      parties: words,
      kind: z.enum(['bilateral', 'plurilateral', 'programme']),
    }),
  ),
});

export const feedsFile = z.array(z.object({ publisher: z.string(), country: z.string() }));

const model = z.object({ bias: z.number(), weights: z.record(z.string(), z.number()) });
const stages = z.record(z.enum(STAGES), model);

export const modelFile = z.object({ model });

export const stageModelFile = z.object({ models: stages });
