import type { Initiative } from '../../src/domain/initiative.ts';
import type {
  LedgerLine,
  LedgerSupport,
  RecordedTransition,
  SeededTransition,
} from '../../src/domain/ledger.ts';
import { createCatalogue, type InitiativeCatalogue } from '../../src/stories/initiative-catalogue.ts';
import { seedSource } from '../../src/stories/seed-source.ts';

/** A researched initiative of India and the UK, with other values where given. */
export function anInitiative(changes: Partial<Initiative> = {}): Initiative {
  return {
    id: 'gb-in-tsi',
    name: 'Technology Security Initiative',
    aliases: ['TSI'],
    kind: 'bilateral',
    parties: ['GB', 'IN'],
    sectors: ['semiconductors', 'quantum'],
    status: 'active',
    launched: '2024-07-24',
    description: 'Seven fields, run by the two national security advisers.',
    parents: [],
    successors: [],
    source: 'https://www.gov.uk/tsi',
    checked: true,
    rhythm: null,
    ...changes,
  };
}

/** A seeded step of that initiative. */
export function aSeed(changes: Partial<SeededTransition> = {}): SeededTransition {
  return {
    initiative: 'gb-in-tsi',
    parties: ['GB', 'IN'],
    stage: 'announced',
    date: '2024-07-24',
    says: 'Launched in New Delhi.',
    sources: [{ outlet: 'GOV.UK', url: 'https://www.gov.uk/tsi', kind: 'government' }],
    checked: true,
    ...changes,
  };
}

let made = 0;

/** An item that supports a step, each with an address of its own. */
export function aSupport(changes: Partial<LedgerSupport> = {}): LedgerSupport {
  made++;
  return {
    outlet: 'Mint',
    title: 'India, UK launch technology initiative',
    url: `https://example.com/${made}`,
    published: Date.parse('2024-07-24T12:00:00Z'),
    kind: 'news',
    confidence: 0.9,
    quotes: ['launch'],
    ...changes,
  };
}

/** A step of the two as a store gives it back, without the name of an initiative. */
export function aRecorded(changes: Partial<RecordedTransition> = {}): RecordedTransition {
  return {
    initiative: null,
    parties: ['GB', 'IN'],
    stage: 'announced',
    date: '2024-07-24',
    role: 'news',
    support: [aSupport()],
    recordedAt: 0,
    story: 7,
    sectors: ['semiconductors'],
    told: [],
    ...changes,
  };
}

/** A line of the ledger as it is shown. */
export function aLine(changes: Partial<LedgerLine> = {}): LedgerLine {
  return {
    initiative: 'gb-in-tsi',
    unknownName: null,
    parties: ['GB', 'IN'],
    sectors: ['semiconductors'],
    stage: 'announced',
    date: '2024-07-24',
    says: 'Launched in New Delhi.',
    seeded: true,
    recalled: false,
    checked: true,
    sources: [
      {
        outlet: 'GOV.UK',
        kind: 'government',
        title: '',
        url: 'https://www.gov.uk/tsi',
        published: null,
        credits: [],
      },
    ],
    quotes: [],
    confidence: null,
    official: 1,
    independent: 1,
    confirmed: true,
    story: null,
    contradictions: [],
    ...changes,
  };
}

/** A catalogue in which addresses stand for themselves. */
export function aCatalogue(
  initiatives: readonly Initiative[] = [anInitiative()],
  seeds: readonly SeededTransition[] = [],
): InitiativeCatalogue {
  return createCatalogue(initiatives, seeds, (url) => seedSource(url, {}));
}
