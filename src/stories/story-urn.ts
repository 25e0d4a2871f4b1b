import { createHash } from 'node:crypto';
import type { Story } from '../domain/story.ts';

/**
 * The name of a story outside of this installation: a `urn:uuid:` (RFC 9562, version 8) of the fingerprint of the item
 * that first founded it, which is itself made of the article's canonical address. It stays through edits,
 * corrections and merges, and another installation whose story was founded by the same article gives the same.
 */
export function storyUrn(story: Pick<Story, 'memory' | 'url' | 'title'>): string {
  const known = story.memory.origin;
  // Stories from before the origin was kept go by their address.
  const hex = /^[0-9a-f]{32}$/.test(known ?? '') ? (known ?? '') : hashOf(known ?? story.url ?? story.title);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  const marked = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17)}`;
  const parts = [0, 8, 12, 16, 20].map((from, i) => marked.slice(from, [8, 12, 16, 20, 32][i]));
  return `urn:uuid:${parts.join('-')}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
