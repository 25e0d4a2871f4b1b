import type { StorySource } from '../domain/story.ts';

/** How well a story is attested. */
export interface Corroboration {
  /** Distinct outlets, in order of appearance, official ones first. */
  readonly outlets: readonly string[];
  readonly official: number;
}

/** Counts the outlets of a story once each; governments and their agencies are official. */
export function corroboration(sources: readonly StorySource[]): Corroboration {
  const official = new Map<string, string>();
  const others = new Map<string, string>();
  for (const source of sources) {
    const key = source.outlet.toLowerCase().replace(/^the /, '').trim();
    const isOfficial = source.kind === 'government' || source.kind === 'agency';
    if (isOfficial) official.set(key, official.get(key) ?? source.outlet);
    else others.set(key, others.get(key) ?? source.outlet);
  }
  for (const key of official.keys()) others.delete(key);
  return { outlets: [...official.values(), ...others.values()], official: official.size };
}
