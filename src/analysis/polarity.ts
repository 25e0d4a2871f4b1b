import type { Marked } from './mark.ts';
import type { Passage } from './reading.ts';

/**
 * How a word of stage is meant where it stands: as told, ahead, wished for, not done yet, not done, or denied by a side
 * that will have none of it.
 */
export type Polarity = 'plain' | 'future' | 'wished' | 'unfinished' | 'negated' | 'denied';

/** How far before a word each of them reaches, in tokens; the first that holds counts. */
const REACHES: readonly (readonly [cue: string, polarity: Polarity, reach: number])[] = [
  ['denial', 'denied', 9],
  ['unfinished', 'unfinished', 5],
  ['negation', 'negated', 4],
  ['wish', 'wished', 4],
  ['future', 'future', 2],
];

/** Languages in which the negation or the end may also follow what it governs. */
const VERB_LAST = new Set(['ja', 'ko', 'hi', 'de', 'zh']);
const AFTER_REACH = 5;

const STOPS = ',;:.—–。、，；';
const QUESTION = /[?？؟]/;
const INVERTED = new Set([
  'could',
  'can',
  'will',
  'should',
  'might',
  'would',
  'may',
  'shall',
  'is',
  'are',
  'do',
  'does',
]);

const isStop = (passage: Passage, at: number): boolean => {
  const token = passage.tokens[at];
  return token?.kind === 'mark' && STOPS.includes(token.text);
};

/** `11 May`, `May 2023`: the month, not the verb. */
function isMonth({ tokens }: Passage, at: number): boolean {
  const number = (i: number): boolean => /^\d/.test(tokens[i]?.text ?? '');
  return tokens[at]?.raw === 'May' && (number(at - 1) || number(at + 1));
}

/** `according to the memorandum`: a `to` of these lies in no future. */
const BEFORE_TO = new Set(['according', 'thanks', 'addition', 'access', 'next', 'contrary']);

const isPreposition = ({ tokens }: Passage, at: number): boolean =>
  tokens[at]?.text === 'to' && BEFORE_TO.has(tokens[at - 1]?.text ?? '');

/** Tokens covered by each class of cue that bends what follows. */
function placesOf(passage: Passage): ReadonlyMap<string, ReadonlySet<number>> {
  const places = new Map(REACHES.map(([cue]) => [cue, new Set<number>()]));
  for (const { from, to, mark } of passage.marks) {
    const own = mark.kind === 'cue' ? places.get(mark.cue) : undefined;
    if (own && !isMonth(passage, from) && !isPreposition(passage, from))
      for (let i = from; i < to; i++) own.add(i);
  }
  return places;
}

function before(passage: Passage, places: ReadonlySet<number>, at: number, reach: number): boolean {
  if (places.size === 0) return false;
  for (let i = at - 1; i >= Math.max(0, at - reach); i--) {
    if (places.has(i)) return true;
    if (isStop(passage, i)) return false;
  }
  return false;
}

const after = (passage: Passage, places: ReadonlySet<number>, to: number): boolean =>
  places.size > 0 && follows(passage, places, to, AFTER_REACH);

/** How far after a word of stage the day to come may stand (`signing of the pact is put at end of month`), in tokens. */
const SCHEDULED_REACH = 9;

const placesOfCue = ({ marks }: Passage, cue: string): ReadonlySet<number> =>
  new Set(marks.filter(({ mark }) => mark.kind === 'cue' && mark.cue === cue).map(({ from }) => from));

/** `inked in Tokyo`: what is told as done stays done, whatever day to come is named after it. */
const isDone = ({ tokens }: Passage, at: number): boolean =>
  /^(?:signed|inked|sealed|penned)$/.test(tokens[at]?.text ?? '');

/** Whether one of some places stands within a reach after a token, in the same clause. */
function follows(passage: Passage, places: ReadonlySet<number>, to: number, reach: number): boolean {
  for (let i = to; i < to + reach; i++) {
    if (places.has(i)) return true;
    if (isStop(passage, i)) return false;
  }
  return false;
}

/** `Could A and B sign …?`: a headline that asks. */
function asks(passage: Passage): boolean {
  const first = passage.tokens[passage.body.from]?.text ?? '';
  return (
    passage.field === 'title' &&
    INVERTED.has(first) &&
    passage.tokens.some((token) => QUESTION.test(token.text))
  );
}

/** Tells of any tokens of a passage how they are meant. */
export function polaritiesOf(passage: Passage, lang: string | null): (from: number, to: number) => Polarity {
  const places = placesOf(passage);
  const asked = asks(passage);
  const negations = places.get('negation') ?? new Set();
  const denials = places.get('denial') ?? new Set();
  const scheduled = placesOfCue(passage, 'scheduled');
  const late = VERB_LAST.has(lang ?? '');
  return (from, to) => {
    for (const [cue, polarity, reach] of REACHES)
      if (before(passage, places.get(cue) ?? new Set(), from, reach)) return polarity;
    if (scheduled.size > 0 && !isDone(passage, from) && follows(passage, scheduled, to, SCHEDULED_REACH))
      return 'future';
    if (late && after(passage, denials, to)) return 'denied';
    if (late && after(passage, negations, to)) return 'negated';
    return asked ? 'wished' : 'plain';
  };
}

/** A word that ends something, and how far from it the cooperation that it ends may stand. */
const OBJECT_REACH = 6;

/** After these a word of ending has another sense (`ends with`, `leaves for`). */
const OTHER_SENSE = new Set('with in at on by as up and to for without after before'.split(' '));

/** Who leaves a place may leave it with an agreement or for one; what is left then is the place. */
const LEAVING = new Set(['leave', 'leaves', 'left', 'leaving']);
const LEFT_BEHIND = new Set(['with', 'for', 'to']);

const leavesPlace = ({ tokens }: Passage, verb: Marked, object: Marked): boolean =>
  LEAVING.has(tokens[verb.from]?.text ?? '') &&
  tokens.slice(verb.to, object.from).some((token) => LEFT_BEHIND.has(token.text));

function governs(passage: Passage, verb: Marked, object: Marked): boolean {
  const [from, to] = verb.from < object.from ? [verb.to, object.from] : [object.to, verb.from];
  if (to - from > OBJECT_REACH || to < from || leavesPlace(passage, verb, object)) return false;
  for (let i = from; i < to; i++) if (isStop(passage, i)) return false;
  return !passage.marks.some(
    ({ from: at, mark }) =>
      at >= from &&
      at < to &&
      ((mark.kind === 'stage' && mark.strength === 3) || (mark.kind === 'cue' && mark.cue === 'after')),
  );
}

/** `closed a financing agreement`: what ends by it is the bargaining. */
const closesDeal = (passage: Passage, verb: Marked): boolean =>
  placesOfCue(passage, 'closing').has(verb.from) &&
  follows(passage, placesOfCue(passage, 'bargain'), verb.to, OBJECT_REACH);

/**
 * Words of ending, refusal or denial that govern a word of cooperation: `ends its quantum agreement`, `has no plans for
 * a pact`. Each is a breakdown whatever stands between the two.
 */
export function endingsOf(passage: Passage, lang: string | null): Marked[] {
  const cue = (name: string): Marked[] =>
    passage.marks.filter(({ mark }) => mark.kind === 'cue' && mark.cue === name);
  const verbs = [
    ...cue('ending').filter(
      (verb) => !OTHER_SENSE.has(passage.tokens[verb.to]?.text ?? '') && !closesDeal(passage, verb),
    ),
    ...cue('denial'),
  ];
  if (verbs.length === 0) return [];
  const objects = [
    ...cue('cooperation'),
    ...cue('link'),
    ...passage.marks.filter(({ mark }) => mark.kind === 'initiative'),
  ];
  const late = VERB_LAST.has(lang ?? '');
  return verbs.filter((verb) =>
    objects.some(
      (object) =>
        (object.from >= verb.to || (late && object.to <= verb.from)) && governs(passage, verb, object),
    ),
  );
}
