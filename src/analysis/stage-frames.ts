import type { Stage } from '../domain/stage.ts';
import type { Passage } from './reading.ts';
import type { StageSign } from './stage.ts';

/** Two classes of cue that tell of a stage when the second follows the first within so many tokens. */
interface Frame {
  readonly first: string;
  readonly next: string;
  readonly reach: number;
  readonly stage: Stage;
  readonly weight: number;
  /** The stage that the second word would tell of by itself, and does not within the frame. */
  readonly instead: Stage | null;
  /** Whether it tells nothing beside a word of breakdown, or of merely sounding out. */
  readonly timid?: true;
}

const FRAMES: readonly Frame[] = [
  // `seventh Norway–Chile cyber consultations`: a body that has met before meets again.
  { first: 'ordinal', next: 'assembly', reach: 6, stage: 'active', weight: 3, instead: null },
  // `exploratory Horizon talks begin`: to talk about having talks is no negotiation yet.
  { first: 'exploratory', next: 'talks', reach: 3, stage: 'proposed', weight: 3, instead: 'negotiating' },
  // `president approves reactor accord`: leave given to an agreement sets it in force.
  { first: 'approval', next: 'accord', reach: 4, stage: 'active', weight: 3, instead: null },
  // `ministers close minerals fund deal`: what is closed is the bargain.
  { first: 'closing', next: 'bargain', reach: 4, stage: 'signed', weight: 2, instead: 'stalled' },
  // `cabinet lets minister sign`: leave to sign is no signature.
  { first: 'permit', next: 'signature', reach: 6, stage: 'negotiating', weight: 3, instead: 'signed' },
  // `third round of chip pact talks`, `talks on a quantum treaty`: what has rounds, or a text to be, is negotiated.
  {
    first: 'rounds',
    next: 'talks-of',
    reach: 7,
    stage: 'negotiating',
    weight: 3,
    instead: 'active',
    timid: true,
  },
  {
    first: 'accord',
    next: 'talks-of',
    reach: 2,
    stage: 'negotiating',
    weight: 3,
    instead: 'proposed',
    timid: true,
  },
  {
    first: 'talks-of',
    next: 'accord',
    reach: 6,
    stage: 'negotiating',
    weight: 3,
    instead: 'proposed',
    timid: true,
  },
];

const STOPS = new Set([',', ';', ':', '.', '?', '!']);
const DASHES = new Set(['—', '–', '-']);

/** Whether a clause ends at a token; a dash without a space before it joins two names. */
function endsClause(passage: Passage, i: number): boolean {
  const token = passage.tokens[i];
  return token !== undefined && (STOPS.has(token.text) || (token.spaced && DASHES.has(token.text)));
}

/** A sign of a stage by a frame, and which stage the words in it do not tell of. */
export type FrameSign = StageSign & Pick<Frame, 'instead'>;

/** Whether a passage tells of a breakdown, or of talks about talks. */
const isTimid = ({ marks }: Passage): boolean =>
  marks.some(
    ({ mark }) =>
      (mark.kind === 'stage' && mark.stage === 'stalled') ||
      (mark.kind === 'cue' && mark.cue === 'exploratory'),
  );

/** What the frames find in a passage, outside history and background. */
export function framesOf(passage: Passage, depths: Uint8Array): FrameSign[] {
  const at = (cue: string) => passage.marks.filter(({ mark }) => mark.kind === 'cue' && mark.cue === cue);
  return FRAMES.flatMap(({ first, next, reach, stage, weight, instead, timid }) => {
    const ends = timid && isTimid(passage) ? [] : at(next);
    return at(first).flatMap((opening): FrameSign[] => {
      if ((depths[opening.from] ?? 0) > 0) return [];
      const end = ends.find((m) => m.from >= opening.to && m.from - opening.to <= reach);
      if (!end) return [];
      for (let i = opening.to; i < end.from; i++) if (endsClause(passage, i)) return [];
      return [{ stage, weight, instead, field: passage.field, from: opening.from, to: end.to }];
    });
  });
}
