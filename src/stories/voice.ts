import type { FeedKind } from '../domain/feed.ts';
import type { StorySource } from '../domain/story.ts';
import { type OutletBook, outletKey } from './outlet-book.ts';

/** How a source counts: governments and their agencies are official. */
export type VoiceKind = 'official' | 'media' | 'think-tank';

/** Who speaks in a source: the agency whose copy it carries, else the owner of the outlet, else the outlet. */
export interface Speaker {
  readonly key: string;
  readonly name: string;
  readonly kind: VoiceKind;
}

/** Finds out who speaks in a source. */
export function speakerOf(source: StorySource, book: OutletBook): Speaker {
  const names = namesIn(source.outlet);
  const wire = wireOf(source, names, book);
  if (wire !== null) return { key: `wire:${wire}`, name: wire, kind: 'media' };
  for (const name of names) {
    const facts = book.find(name);
    if (facts?.kind !== 'owned') continue;
    const { owner, kind } = facts.owner;
    return { key: `owner:${owner}`, name, kind: voiceKind(kind) };
  }
  const name = names.at(-1) ?? source.outlet;
  return { key: `outlet:${outletKey(name)}`, name, kind: voiceKind(source.kind) };
}

/**
 * The names in an outlet's name, whose word it is first: `AP via Dayton Daily News`, `Der Spiegel (via Kohout)`,
 * `ANSA (via The Sun Daily)` pass on what the first wrote; `Devdiscourse (Reuters)`, `Yahoo (France 24)` what the
 * second did. The last is the one to call it by where nothing is known of either.
 */
function namesIn(outlet: string): readonly string[] {
  const via = /^(.{1,80}?)\s+[(（]?via\s/i.exec(outlet)?.[1];
  if (via !== undefined) return [via];
  const [, name, inner] = /^(.{1,80}?)\s*[(（]([^()（）]{1,60})[)）]\s*$/.exec(outlet) ?? [];
  if (name === undefined || inner === undefined) return outlet.split(/\s+\/\s+/).reverse();
  return [...inner.split(/[/-]/).map((part) => part.trim()), name];
}

function wireOf(source: StorySource, names: readonly string[], book: OutletBook): string | null {
  for (const name of names) {
    const facts = book.find(name);
    if (facts?.kind === 'wire') return facts.wire.name;
  }
  // A government that publishes its own release under an agency's dateline still speaks for itself.
  if (voiceKind(source.kind) === 'official') return null;
  for (const { name, certain } of source.credits) {
    const facts = book.find(name);
    if (facts?.kind === 'wire' && (certain || !facts.wire.ambiguous)) return facts.wire.name;
  }
  return null;
}

function voiceKind(kind: FeedKind): VoiceKind {
  if (kind === 'government' || kind === 'agency') return 'official';
  return kind === 'think-tank' ? 'think-tank' : 'media';
}
