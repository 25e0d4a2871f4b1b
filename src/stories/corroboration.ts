import type { StorySource } from '../domain/story.ts';
import { titleKey } from './fingerprint.ts';
import { type OutletBook, outletKey } from './outlet-book.ts';
import { type Speaker, speakerOf, type VoiceKind } from './voice.ts';

/** One independent source of a story. */
export interface Voice {
  readonly name: string;
  readonly kind: VoiceKind;
  /** How many outlets carry it: nine for an agency's copy in nine papers. */
  readonly outlets: number;
}

/** How well a story is attested: independent sources, official ones first, then in order of appearance. */
export interface Corroboration {
  readonly voices: readonly Voice[];
  readonly official: number;
  readonly thinkTanks: number;
}

/** A headline of fewer words (or letters, where words are not parted) than this may well be written twice. */
const TELLING_WORDS = 5;
const TELLING_LETTERS = 12;
const UNSPACED = /[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}\p{sc=Thai}]/gu;

/**
 * Counts who attests a story: papers of one owner are one source, and so are all that carry one agency's copy, by
 * its credit or because they print the very same headline.
 */
export function corroboration(sources: readonly StorySource[], book: OutletBook): Corroboration {
  const voices = new Map<string, { speaker: Speaker; outlets: Set<string> }>();
  const headlines = new Map<string, string>();
  // Credited copies first, so that the same copy without its credit is known for what it is.
  const spoken = sources.map((source) => ({ source, speaker: speakerOf(source, book) }));
  const credited = ({ speaker }: { readonly speaker: Speaker }): number =>
    speaker.key.startsWith('wire:') ? 0 : 1;
  for (const { source, speaker } of [...spoken].sort((a, b) => credited(a) - credited(b))) {
    const headline = headlineOf(source);
    const apart = speaker.kind === 'official' || voices.has(speaker.key) || headline === null;
    const key = (apart ? undefined : headlines.get(headline)) ?? speaker.key;
    if (headline !== null && !headlines.has(headline)) headlines.set(headline, key);
    const voice = voices.get(key) ?? { speaker, outlets: new Set() };
    voice.outlets.add(outletKey(source.outlet));
    voices.set(key, voice);
  }
  return counted([...voices].map(([key, voice]) => ({ ...voice, first: firstOf(spoken, key) })));
}

function headlineOf({ title }: StorySource): string | null {
  const key = titleKey(title);
  const letters = key.match(UNSPACED)?.length ?? 0;
  return key.split(' ').length >= TELLING_WORDS || letters >= TELLING_LETTERS ? key : null;
}

/** Where a voice is first heard; at the end where only copies of it are known. */
function firstOf(spoken: readonly { readonly speaker: Speaker }[], key: string): number {
  const index = spoken.findIndex(({ speaker }) => speaker.key === key);
  return index < 0 ? spoken.length : index;
}

function counted(
  heard: readonly {
    readonly speaker: Speaker;
    readonly outlets: ReadonlySet<string>;
    readonly first: number;
  }[],
): Corroboration {
  const rank = (kind: VoiceKind): number => (kind === 'official' ? 0 : 1);
  const ordered = [...heard].sort((a, b) => rank(a.speaker.kind) - rank(b.speaker.kind) || a.first - b.first);
  const voices = ordered.map(({ speaker: { name, kind }, outlets }) => ({
    name,
    kind,
    outlets: outlets.size,
  }));
  const of = (kind: VoiceKind): number => voices.filter((voice) => voice.kind === kind).length;
  return { voices, official: of('official'), thinkTanks: of('think-tank') };
}
