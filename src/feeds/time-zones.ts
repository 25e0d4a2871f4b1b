const HOUR_IN_MINUTES = 60;

/**
 * Zone abbreviations in hours east of Greenwich. Those of RFC 822 mean what it says; of others, those that news feeds
 * use, each read as its most frequent meaning there (`IST` India, `BST` Britain, `CST` North America). `ET` and its
 * kin, which leave summer time open, count as standard time.
 */
const HOURS_EAST: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  mez: 1,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  trt: 3,
  idt: 3,
  ast: -4,
  adt: -3,
  nst: -3.5,
  ndt: -2.5,
  est: -5,
  edt: -4,
  et: -5,
  cst: -6,
  cdt: -5,
  ct: -6,
  mst: -7,
  mdt: -6,
  mt: -7,
  pst: -8,
  pdt: -7,
  pt: -8,
  akst: -9,
  akdt: -8,
  hst: -10,
  hdt: -9,
  brt: -3,
  art: -3,
  clt: -4,
  cot: -5,
  sast: 2,
  eat: 3,
  wat: 1,
  cat: 2,
  gst: 4,
  pkt: 5,
  ist: 5.5,
  npt: 5.75,
  ict: 7,
  wib: 7,
  wita: 8,
  wit: 9,
  sgt: 8,
  myt: 8,
  hkt: 8,
  pht: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
};

/** Minutes east of Greenwich of a zone's abbreviation; `null` for an unknown one. */
export function zoneNamed(name: string): number | null {
  const hours = Object.hasOwn(HOURS_EAST, name) ? HOURS_EAST[name] : undefined;
  return hours === undefined ? null : hours * HOUR_IN_MINUTES;
}

/** Offsets past these are on no clock. */
const FURTHEST = 14 * HOUR_IN_MINUTES;

/** Minutes east of Greenwich of `+05:30`, `+0530`, `-7`, `GMT+5:30`, `UTC+1`; `null` when it is no such offset. */
export function zoneOffset(text: string): number | null {
  const match = /^(?:gmt|utc?|z)?([+\u2212-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[2]) * HOUR_IN_MINUTES + Number(match[3] ?? 0);
  return minutes > FURTHEST ? null : match[1] === '+' ? minutes : -minutes;
}
