import type { Analysis, AnalysisInput } from '../domain/analysis.ts';
import type { PartyCode } from '../domain/party.ts';
import { assemble } from './assemble.ts';
import { depthsOf } from './background.ts';
import { createCeiling, type Glance } from './ceiling.ts';
import { type CompiledLexicon, compileLexicon } from './compile.ts';
import { type Features, type Findings, featuresOf } from './features.ts';
import { initiativesOf } from './initiative.ts';
import { canLeave, leave } from './leave-early.ts';
import type { Lexicon } from './lexicon.ts';
import { groupsIn, mentionsIn } from './mentions.ts';
import { createOutletHome } from './outlets.ts';
import { partiesOf } from './parties.ts';
import { readItem } from './reading.ts';
import { sectorsOf } from './sectors.ts';
import { stageSignsOf } from './stage.ts';
import { settleStandIns } from './stand-ins.ts';

/** Reads one item. Pure, bounded in time, never throws. */
export type Analyser = (input: AnalysisInput) => Analysis;

/** What the model sees of an item; for training and for explanations. */
export type Inspector = (input: AnalysisInput) => {
  readonly findings: Findings;
  readonly features: Features;
};

interface Desk {
  readonly compiled: CompiledLexicon;
  readonly blocMembers: ReadonlyMap<string, readonly PartyCode[]>;
  readonly leads: ReadonlyMap<string, PartyCode>;
  readonly homeOf: (outlet: string) => PartyCode | null;
}

function openDesk(lexicon: Lexicon): Desk {
  const blocMembers = new Map(
    lexicon.blocs.filter((b) => b.kind === 'party').map((b) => [b.code, b.members]),
  );
  const leads = new Map(lexicon.blocs.flatMap((b) => (b.lead ? [[b.code, b.lead]] : [])));
  return { compiled: compileLexicon(lexicon), blocMembers, leads, homeOf: createOutletHome(lexicon) };
}

/** Languages that are written for one country's readers in the main. */
const LANGUAGE_HOME: Readonly<Record<string, PartyCode>> = {
  hi: 'IN',
  ja: 'JP',
  ko: 'KR',
  it: 'IT',
  de: 'DE',
  ru: 'RU',
  zh: 'CN',
  pt: 'BR',
};

const homeOfLanguage = (lang: string | null): PartyCode | null => LANGUAGE_HOME[lang ?? ''] ?? null;

/** A first look, with the country that the outlet writes from. */
type FirstLook = Glance & { readonly home: PartyCode | null };

function glanceAt(desk: Desk, input: AnalysisInput): FirstLook {
  const day = input.published.slice(0, 10);
  const year = Number(day.slice(0, 4)) || 9999;
  const reading = readItem(desk.compiled, input);
  const { title, summary } = reading;
  const titleDepths = depthsOf(title, year);
  const summaryDepths = depthsOf(summary, year);
  const named = [...mentionsIn(title, titleDepths, day), ...mentionsIn(summary, summaryDepths, day)];
  const home = desk.homeOf(input.outlet) ?? homeOfLanguage(reading.lang);
  const mentions = settleStandIns(named, reading, home);
  return { reading, titleDepths, summaryDepths, mentions, home };
}

function inspect(desk: Desk, glance: FirstLook): { findings: Findings; features: Features } {
  const { reading, titleDepths, summaryDepths, mentions } = glance;
  const { title, summary } = reading;
  const initiatives = initiativesOf(title, summary, titleDepths, summaryDepths, {
    known: desk.compiled.lexicon.initiatives,
    parties: new Set(mentions.flatMap((m) => m.codes)),
  });
  const named = initiatives.filter((i) => i.depth === 0 && i.pair);
  const parties = partiesOf({
    title,
    summary,
    mentions,
    groups: [...groupsIn(title, titleDepths), ...groupsIn(summary, summaryDepths)],
    blocMembers: desk.blocMembers,
    leads: desk.leads,
    initiativePair: named[0]?.pair ?? null,
    home: glance.home,
  });
  const sectors = sectorsOf(title, summary, titleDepths, summaryDepths);
  const stage = stageSignsOf(reading, titleDepths, summaryDepths);
  const findings = { reading, titleDepths, summaryDepths, parties, sectors, stage, initiatives, mentions };
  return { findings, features: featuresOf(findings) };
}

/**
 * Makes the analyser of a lexicon: compiling takes some 100 ms, reading an item well under a millisecond. Items that
 * cannot be relevant whatever is found in them are left after a first glance (`leave-early.ts`).
 */
export function createAnalyser(lexicon: Lexicon): Analyser {
  const desk = openDesk(lexicon);
  const ceilingOf = createCeiling(lexicon);
  return (input) => {
    const glance = glanceAt(desk, input);
    const ceiling = ceilingOf(glance);
    if (canLeave(glance, ceiling)) return leave(glance, ceiling, lexicon);
    const { findings, features } = inspect(desk, glance);
    return assemble(input, findings, features, lexicon);
  };
}

/** As {@link createAnalyser}, for those who want to see what it saw. */
export function createInspector(lexicon: Lexicon): Inspector {
  const desk = openDesk(lexicon);
  return (input) => inspect(desk, glanceAt(desk, input));
}
