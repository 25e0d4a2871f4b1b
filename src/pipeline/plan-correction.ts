import type { Correction, CorrectionAct, CorrectionEffects } from '../domain/correction.ts';
import type { StoryId, StoryNumber } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import { deriveStory, inOrder, type Teller } from '../stories/derive-story.ts';
import { relabelOf } from '../stories/relabel-of.ts';
import type { StoryDraft } from './ports.ts';
import { type Decided, type StoryChange, type StoryFile, settleStory } from './settle-story.ts';

/** A story as correcting it needs it. */
export interface ReviewedStory extends StoryFile {
  /** Items that belong to it without telling it: repeats, and what was taken back. */
  readonly linked: readonly number[];
  /** Corrections of this very story that are in force, oldest first. */
  readonly inForce: readonly Correction[];
}

/** What a correction, or undoing one, does to stories. */
export type CorrectionPlan =
  | {
      readonly ok: true;
      readonly changes: readonly { readonly before: StoryFile; readonly change: StoryChange }[];
      /** A story that is founded, with the items that tell it. */
      readonly founds: { readonly values: StoryDraft; readonly tellers: readonly Teller[] } | null;
      /** Items that tell nothing and belong to another story from now on. */
      readonly relinked: { readonly items: readonly number[]; readonly to: StoryId } | null;
      readonly effects: Omit<CorrectionEffects, 'founded'>;
    }
  | { readonly ok: false; readonly message: string };

const NO_EFFECTS = { items: [], linked: [], overruled: null };

/**
 * Plans a correction of a story. `other` is the story that it is to be merged into. Pure: every store loads the
 * stories, does what the plan says, and keeps the correction, in one transaction.
 */
export function planCorrection(
  story: ReviewedStory,
  act: CorrectionAct,
  at: EpochMs,
  other: ReviewedStory | null,
): CorrectionPlan {
  if (story.standing === 'merged')
    return refuse(`Story #${story.number} was merged; name the one that it is in now.`);
  switch (act.kind) {
    case 'relabel':
      return relabelled(story, act, at);
    case 'irrelevant':
    case 'dismiss':
      if (story.standing === 'dismissed') return refuse(`Story #${story.number} is dismissed already.`);
      return plan([settled(story, story.tellers, { dismissed: true })]);
    case 'merge':
      return merged(story, other, act.into);
    case 'split':
      return split(story, act.items);
  }
}

/** Plans that a correction is taken back. `other` is the story that a merge went into, or that a split founded. */
export function planUndo(
  correction: Correction,
  story: ReviewedStory,
  other: ReviewedStory | null,
): CorrectionPlan {
  const { act, number, undone } = correction;
  if (undone !== null) return refuse(`Correction ${number} was undone already.`);
  const inForce = story.inForce.filter((one) => one.number !== number);
  const rest = { ...story, inForce };
  switch (act.kind) {
    case 'relabel':
    case 'irrelevant':
    case 'dismiss':
      return plan([settled(rest, story.tellers, { dismissed: isDismissedBy(inForce) })]);
    case 'merge':
      return unmerged(correction, rest, other);
    case 'split':
      return unsplit(story, other);
  }
}

function relabelled(
  story: ReviewedStory,
  act: Extract<CorrectionAct, { kind: 'relabel' }>,
  at: EpochMs,
): CorrectionPlan {
  if (Object.keys(act.labels).length === 0) return refuse('Name at least one label that is to be set.');
  const overruled = act.labels.stage === undefined ? null : story.values.stage;
  const latest = { labels: act.labels, at, overruled };
  return plan([settled(story, story.tellers, { latest })], { ...NO_EFFECTS, overruled });
}

function merged(story: ReviewedStory, into: ReviewedStory | null, number: number): CorrectionPlan {
  if (into === null) return refuse(`There is no story #${number}.`);
  if (into.id === story.id) return refuse('A story cannot be merged into itself.');
  if (into.standing === 'merged')
    return refuse(`Story #${number} was merged; name the one that it is in now.`);
  const joining = story.tellers.map((teller) => ({ ...teller, founder: false }));
  const effects = { ...NO_EFFECTS, items: story.tellers.map(({ id }) => id), linked: story.linked };
  const changes = [
    settled(story, [], { mergedInto: into.id }),
    settled(into, [...into.tellers, ...joining], {}),
  ];
  return { ...plan(changes, effects), relinked: { items: story.linked, to: into.id } };
}

function unmerged(correction: Correction, story: ReviewedStory, into: ReviewedStory | null): CorrectionPlan {
  if (into === null) return refuse('The story that it was merged into is no more.');
  if (into.standing === 'merged')
    return refuse(`Story #${into.number} was merged itself since: undo that first.`);
  const { items, linked } = correction.effects;
  const [first] = items;
  const back = into.tellers
    .filter(({ id }) => items.includes(id))
    .map((teller) => ({ ...teller, founder: teller.id === first }));
  const left = into.tellers.filter(({ id }) => !items.includes(id));
  const changes = [settled(into, left, {}), settled(story, back, { mergedInto: null })];
  const relinked = { items: linked.filter((id) => into.linked.includes(id)), to: story.id };
  return { ...plan(changes), relinked };
}

function split(story: ReviewedStory, items: readonly number[]): CorrectionPlan {
  const parted = story.tellers.filter(({ id }) => items.includes(id));
  const strange = items.find((item) => !parted.some(({ id }) => id === item));
  if (strange !== undefined) {
    return refuse(`Item ${strange} does not tell story #${story.number}; “review show” lists those that do.`);
  }
  if (parted.length === story.tellers.length) return refuse('A split leaves at least one item where it is.');
  const tellers = inOrder(parted.map((teller) => ({ ...teller, founder: false })));
  const values = deriveStory(tellers, undefined);
  if (values === null) return refuse('Name the items that tell another event.');
  const left = story.tellers.filter(({ id }) => !items.includes(id));
  const effects = { ...NO_EFFECTS, items: tellers.map(({ id }) => id) };
  return { ...plan([settled(story, left, {})], effects), founds: { values, tellers } };
}

function unsplit(story: ReviewedStory, founded: ReviewedStory | null): CorrectionPlan {
  if (founded === null) return refuse('The story that it founded is no more.');
  const gone = [story, founded].find(({ standing }) => standing === 'merged');
  if (gone) return refuse(`Story #${gone.number} was merged since: undo that first.`);
  const back = founded.tellers.map((teller) => ({ ...teller, founder: false }));
  const changes = [
    settled(founded, [], { mergedInto: story.id }),
    settled(story, [...story.tellers, ...back], {}),
  ];
  return { ...plan(changes), relinked: { items: founded.linked, to: story.id } };
}

/** The other story that a correction reaches: the one that it was merged into, or that a split founded. */
export function otherOf({ act, effects }: Pick<Correction, 'act' | 'effects'>): StoryNumber | null {
  return act.kind === 'merge' ? act.into : effects.founded;
}

interface Decisions extends Partial<Pick<Decided, 'dismissed' | 'mergedInto'>> {
  /** A relabelling that is not on record yet. */
  readonly latest?: Parameters<typeof relabelOf>[0][number];
}

function settled(before: ReviewedStory, tellers: readonly Teller[], decisions: Decisions) {
  const stamp = (before.values.memory.review?.stamp ?? 0) + 1;
  const set = before.inForce.flatMap(({ act, at, effects }) =>
    act.kind === 'relabel' ? [{ labels: act.labels, at, overruled: effects.overruled }] : [],
  );
  const relabel = relabelOf(decisions.latest ? [...set, decisions.latest] : set);
  const { dismissed = before.standing === 'dismissed', mergedInto = before.mergedInto } = decisions;
  const change = settleStory(before, tellers, { review: { stamp, relabel }, dismissed, mergedInto });
  return { before, change };
}

function isDismissedBy(inForce: readonly Correction[]): boolean {
  return inForce.some(({ act }) => act.kind === 'dismiss' || act.kind === 'irrelevant');
}

function plan(
  changes: Extract<CorrectionPlan, { ok: true }>['changes'],
  effects: Omit<CorrectionEffects, 'founded'> = NO_EFFECTS,
): Extract<CorrectionPlan, { ok: true }> {
  return { ok: true, changes, founds: null, relinked: null, effects };
}

function refuse(message: string): CorrectionPlan {
  return { ok: false, message };
}
