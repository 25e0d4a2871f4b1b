import { z } from 'zod';
import type { Labels } from '../../src/messages/labels.ts';
import { readDataFile } from './data-file.ts';

const countries = z.object({
  countries: z.array(
    z.object({ iso2: z.string().length(2), names: z.object({ en: z.array(z.string()).min(1) }) }),
  ),
});
const blocs = z.object({ blocs: z.array(z.object({ code: z.string(), name: z.string() })) });
const sectors = z.object({ sectors: z.array(z.object({ id: z.string(), label: z.string() })) });

/** Names that readers know better than the formal ones. */
const SHORT: Readonly<Record<string, string>> = {
  EU: 'EU',
  ASEAN: 'ASEAN',
  GCC: 'GCC',
  'AU-UNION': 'African Union',
};

/** Names of countries, blocs and sectors from the data folder. */
export function loadLabels(dataDir: string): Labels {
  const parties = new Map<string, string>();
  for (const country of readDataFile(dataDir, 'countries.json', countries).countries) {
    parties.set(country.iso2, country.names.en[0] ?? country.iso2);
  }
  for (const bloc of readDataFile(dataDir, 'mentions.json', blocs).blocs) {
    parties.set(bloc.code, SHORT[bloc.code] ?? bloc.name);
  }
  const names = new Map(
    readDataFile(dataDir, 'sectors.json', sectors).sectors.map(({ id, label }) => [id, label]),
  );
  return {
    party: (code) => parties.get(code) ?? code,
    sector: (sector) => names.get(sector) ?? sector,
  };
}
