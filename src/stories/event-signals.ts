/** The signals that need labels and times only. */
const LABEL_SIGNALS = [
  'pairs shared',
  'pairs alike',
  'pairs differ',
  'no pair in one',
  'no pair in both',
  'parties alike',
  'no sectors',
  'sectors alike',
  'sectors within',
  'sectors differ',
  'stage same',
  'stage stalled in one',
  'stage far',
  'stage came about',
  'stage back',
  'initiative same',
  'initiative differs',
  'days apart',
  'days apart, log',
  'same day',
  'foreign',
] as const;

/** The signals for which texts are compared: they cost more, and come last. */
const WORD_SIGNALS = [
  'words alike',
  'title alike',
  'few words alike',
  'words alike, foreign',
  'figures shared',
] as const;

/** Names of the signals of a comparison, in the order in which {@link Signals} holds them. */
export const SIGNAL_NAMES = [...LABEL_SIGNALS, ...WORD_SIGNALS] as const;

/** The name of one signal. */
export type SignalName = (typeof SIGNAL_NAMES)[number];

/** Place of the first signal that needs the texts. */
export const FIRST_WORD_SIGNAL = LABEL_SIGNALS.length;

/** Values of a comparison, each about 0 to 1; one that is absent is 0. Written anew for each comparison. */
export type Signals = Float64Array;

/** The place of each signal. */
export const AT = Object.fromEntries(SIGNAL_NAMES.map((name, i) => [name, i])) as Readonly<
  Record<SignalName, number>
>;

/** Room for the signals of a comparison. */
export function noSignals(): Signals {
  return new Float64Array(SIGNAL_NAMES.length);
}
