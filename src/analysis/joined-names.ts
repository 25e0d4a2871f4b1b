import type { Mark, Marked } from './mark.ts';
import type { Token } from './tokens.ts';

type Party = Extract<Mark, { kind: 'party' }>;

const isParty = (marked: Marked): marked is Marked<Party> => marked.mark.kind === 'party';

const startsSmall = (token: Token | undefined): boolean => {
  const first = token?.raw[0] ?? '';
  return first !== first.toUpperCase();
};

/** Whether one mention ends where the next begins, with a hyphen between them that belongs to either or to none. */
function isHyphened(tokens: readonly Token[], a: Marked, b: Marked): boolean {
  const at = a.to === b.from ? a.to - 1 : a.to;
  const hyphen = tokens[at];
  return hyphen?.text === '-' && (a.to === b.from || a.to + 1 === b.from) && tokens[b.from]?.spaced === false;
}

const isNoise = ({ mark }: Marked): boolean => mark.kind === 'cue' && mark.cue.startsWith('noise-');

/**
 * Adjectives of two states that a hyphen joins (`franco-suédois`, `deutsch-amerikanisch`) tell by themselves that the
 * thing is of both. Given as cues of cooperation; none where a word of quarrel, war or trade stands in the passage.
 */
export function joinedAdjectives(tokens: readonly Token[], marks: readonly Marked[]): Marked[] {
  const parties = marks.filter(isParty);
  if (parties.length < 2 || marks.some(isNoise)) return [];
  return parties.slice(1).flatMap((b, i) => {
    const a = parties[i];
    const joined = a && a.mark.code !== b.mark.code && isHyphened(tokens, a, b);
    return joined && startsSmall(tokens[b.from])
      ? [{ from: a.from, to: b.to, mark: { kind: 'cue', cue: 'cooperation' } as const }]
      : [];
  });
}

const NAMED: ReadonlySet<Mark['kind']> = new Set(['party', 'group', 'mask']);
const SPOKEN = new Set(['cooperation', 'dealing']);

/** Without the words of cooperation that are part of a longer name (`阿拉伯联合酋长国`, `연합뉴스`). */
export function outsideNames(marks: readonly Marked[]): Marked[] {
  const names = marks.filter(({ mark }) => NAMED.has(mark.kind));
  return marks.filter(
    ({ from, to, mark }) =>
      mark.kind !== 'cue' ||
      !SPOKEN.has(mark.cue) ||
      !names.some((name) => name.from <= from && name.to >= to && name.to - name.from > to - from),
  );
}

/** Marks of countries that are unlikely to be another word where they stand alone before such a sign. */
const ALONE: Readonly<Record<string, string>> = { ja: '米英仏独豪韓印露伊欧蘭' };
const AFTER_ALONE = new Set([...'とのがはもに首政大国外閣防側、']);

const OPENS = new Set([...'とや、・「『']);

/** Whether a character begins a headline, a clause or a member of a list. */
function opens(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return !before || before.kind === 'mark' || tokens[at]?.spaced === true || OPENS.has(before.text);
}

/** Japanese headlines write a state with one character (`独と協議`, `豪、日本案を選ぶ`): where such a one may stand alone. */
export function loneLetters(
  tokens: readonly Token[],
  table: ReadonlyMap<string, string>,
  lang: string,
): Marked[] {
  const letters = ALONE[lang];
  if (!letters) return [];
  return tokens.flatMap((token, at): Marked[] => {
    const code = letters.includes(token.text) ? table.get(token.text) : undefined;
    if (!code || token.kind !== 'sign' || !opens(tokens, at)) return [];
    const next = tokens[at + 1];
    if (!next || next.spaced || !AFTER_ALONE.has(next.text)) return [];
    return [{ from: at, to: at + 1, mark: { kind: 'party', code, name: 'shorthand', doubtful: false } }];
  });
}
