import type { LedgerStage } from '../domain/initiative.ts';
import type { Sector } from '../domain/sector.ts';

/** What is known of an agreement that has no name. */
export interface UnnamedAgreement {
  readonly sectors: readonly Sector[];
  readonly stage: LedgerStage | null;
  /** ISO, at least the year. */
  readonly date: string;
  /** The words in which it is told: headline, summary, quotes. */
  readonly words: string;
}

/** Kinds of instrument by the words for them, the more telling first; `plain` ones say no more than the stage does. */
const KINDS: readonly (readonly [kind: string, words: RegExp, plain?: 'plain'])[] = [
  [
    'MoU',
    /\bMo[UC]s?\b|\bmemorand(?:um|a|os?)\b|\bmémorandum\b|\bmemorándum\b|protocole d['’]accord|меморандум|مذكرة تفاهم|ज्ञापन|覚書|양해각서|备忘录|備忘錄/iu,
  ],
  [
    'treaty',
    /\btreaty\b|\btraité\b|\bVertrag\b|\btratado\b|\btrattato\b|(?<!\p{L})договор(?!\p{Ll}*нос)|معاهدة|संधि|条約|조약|条约/iu,
  ],
  [
    'letter of intent',
    /\b(?:letter|statement|declaration) of intent\b|lettre d['’]intention|Absichtserklärung|carta de (?:intención|intenções|intenção)|(?:lettera|dichiarazione) d['’]intenti|خطاب نوايا|意向書|의향서|意向书/iu,
  ],
  [
    'joint statement',
    /\bjoint (?:statement|declaration)\b|déclaration (?:commune|conjointe)|gemeinsame (?:Erklärung|Absichtserklärung)|declaración conjunta|declaração conjunta|dichiarazione congiunta|совместн\p{Ll}+ заявлени|بيان مشترك|संयुक्त (?:बयान|वक्तव्य)|共同声明|공동\s?성명|联合声明/iu,
  ],
  ['fund', /\bfund\b|\bfonds\b|\bfondo\b|\bfundo\b|(?<!\p{L})фонд|صندوق|कोष|基金|펀드|기금/iu],
  [
    'roadmap',
    /\broad-?map\b|\baction plan\b|feuille de route|Fahrplan|hoja de ruta|roteiro|дорожн\p{Ll}+ карт|خارطة طريق|ロードマップ|로드맵|路线图/iu,
  ],
  [
    'working group',
    /\b(?:working group|task force|joint committee)\b|groupe de travail|Arbeitsgruppe|grupo de trabajo|grupo de trabalho|рабоч\p{Ll}+ групп|作業部会|실무그룹|工作组/iu,
  ],
  ['dialogue', /\bdialogue\b|\bDialog\b|diálogo|dialogo|(?<!\p{L})диалог|対話|대화|对话/iu],
  ['programme', /\bprogram(?:me)?s?\b|\bProgramm\b|programa|programma|программ/iu, 'plain'],
  [
    'partnership',
    /\bpartnership\b|\bpartenariat\b|Partnerschaft|asociación|parceria|partenariato|партн[её]рств|شراكة|साझेदारी|パートナーシップ|파트너십|伙伴关系/iu,
    'plain',
  ],
  [
    'agreement',
    /\b(?:agreement|accord|pact|deal)s?\b|Abkommen|acuerdo|acordo|accordo|соглашени|اتفاق|समझौत|協定|合意|협정|협약|协议|協議/iu,
    'plain',
  ],
  [
    'talks',
    /\b(?:talks|negotiations?)\b|pourparlers|Verhandlung|negociacion|negociaç|negoziat|переговор|مفاوضات|محادثات|वार्ता|協議|交渉|협상|谈判/iu,
    'plain',
  ],
];

/** Where no word tells the kind. */
const BY_STAGE: Readonly<Record<LedgerStage, string>> = {
  proposed: 'proposal',
  negotiating: 'talks',
  announced: 'plan',
  signed: 'agreement',
  active: 'programme',
  stalled: 'plan',
  superseded: 'agreement',
  ended: 'agreement',
};

/** Sectors as they stand before a noun. */
const BEFORE_NOUN: Readonly<Record<Sector, string>> = {
  semiconductors: 'semiconductor',
  'artificial-intelligence': 'AI',
  quantum: 'quantum',
  telecommunications: 'telecoms',
  'critical-minerals': 'critical-minerals',
  biotechnology: 'biotechnology',
  space: 'space',
  'defence-technology': 'defence',
  'clean-energy': 'clean-energy',
  'nuclear-energy': 'nuclear',
  cybersecurity: 'cyber-security',
  'advanced-materials': 'materials',
  'advanced-manufacturing': 'manufacturing',
  'digital-infrastructure': 'digital',
  'research-and-mobility': 'science',
};

/** Words are read so far, in code units. */
const MOST_READ = 1000;

/** `science MoU, 2023`: what stands where the name of an initiative would, when it has none. */
export function describeAgreement(agreement: UnnamedAgreement): string {
  const { sectors, stage, date, words } = agreement;
  const kind = kindOf(words)?.[0] ?? (stage === null ? 'agreement' : BY_STAGE[stage]);
  return `${subject(sectors)} ${kind}, ${date.slice(0, 4)}`;
}

/** As {@link describeAgreement}, but `null` where its words name no instrument: there a headline says as much. */
export function describeInstrument(agreement: UnnamedAgreement): string | null {
  const [, , plain] = kindOf(agreement.words) ?? [null, null, 'plain'];
  return plain === 'plain' ? null : describeAgreement(agreement);
}

function kindOf(words: string): (typeof KINDS)[number] | undefined {
  const read = words.slice(0, MOST_READ);
  return KINDS.find(([, pattern]) => pattern.test(read));
}

/** One sector or two; more are technology at large, or science where research is among them. */
function subject(sectors: readonly Sector[]): string {
  const [first, second, ...more] = sectors;
  if (more.length > 0 && sectors.includes('research-and-mobility')) return 'science';
  if (first === undefined || more.length > 0) return 'technology';
  return second === undefined ? BEFORE_NOUN[first] : `${BEFORE_NOUN[first]} and ${BEFORE_NOUN[second]}`;
}
