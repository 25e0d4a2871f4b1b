import type { FeedFormat } from './feed-document.ts';
import {
  ENTRY_ELEMENTS,
  ENTRY_FIELDS,
  FEED_ELEMENTS,
  FEED_FIELDS,
  GROUPS,
  NESTED_FIELDS,
  NESTS,
  NEVER_IN_TEXT,
  SELDOM_IN_TEXT,
} from './feed-vocabulary.ts';
import { type Scope, vocabularyOfPrefix } from './namespaces.ts';

/**
 * What an open element is to the mapper: `around` entries; a `feed`; an `entry` or something that only `group`s its
 * fields; a `field` being collected or markup `within` it; a `nest` whose children are fields; nothing to read (`skip`).
 */
export type Role = 'around' | 'feed' | 'entry' | 'group' | 'field' | 'within' | 'nest' | 'skip';

/** An open element. */
export interface Frame {
  /** Changes when it turns out that an end tag was missing. */
  role: Role;
  readonly key: string;
  /** The name without its prefix. */
  readonly local: string;
  readonly scope: Scope;
  /** `xml:base` in force, absolute; `null` when there is none. */
  readonly base: string | null;
}

/** What is around the root element. */
export const OUTSIDE: Frame = { role: 'around', key: '', local: '', scope: new Map(), base: null };

/** The key (see feed-vocabulary.ts) of an element; Atom's names are the feed's own in an Atom feed and unprefixed. */
export function keyOf(prefix: string, local: string, scope: Scope, format: FeedFormat | null): string {
  const vocabulary = vocabularyOfPrefix(prefix, scope);
  const isOwn =
    vocabulary === '' || (vocabulary === 'atom' && (prefix === '' || format === 'atom' || format === null));
  return isOwn ? local : `${vocabulary}:${local}`;
}

/** The role of an element whose parent is not inside a field. */
export function roleOf(key: string, parent: Frame, format: FeedFormat | null): Role {
  if (ENTRY_ELEMENTS.has(key)) return 'entry';
  switch (parent.role) {
    case 'nest':
      return NESTED_FIELDS.has(`${parent.key}>${key}`) ? 'field' : 'skip';
    case 'entry':
    case 'group':
      if (GROUPS.has(key)) return 'group';
      if (NESTS.has(key) || (key === 'source' && format === 'atom')) return 'nest';
      return ENTRY_FIELDS.has(key) ? 'field' : 'skip';
    case 'feed':
      if (FEED_ELEMENTS.has(key)) return 'feed';
      if (NESTS.has(key)) return 'nest';
      return FEED_FIELDS.has(key) ? 'field' : 'around';
    case 'around':
      return FEED_ELEMENTS.has(key) ? 'feed' : 'around';
    case 'skip':
      return 'skip';
    case 'field':
    case 'within':
      return 'within';
  }
}

/**
 * Whether an element within an open field shows that the field's end tag is missing. Atom's XHTML may hold any
 * vocabulary, so there only an entry is proof at any depth.
 */
export function endsField(key: string, parent: Frame, format: FeedFormat | null): boolean {
  if (ENTRY_ELEMENTS.has(key)) return true;
  if (parent.role === 'field') return NEVER_IN_TEXT.has(key) || SELDOM_IN_TEXT.has(key);
  return format !== 'atom' && NEVER_IN_TEXT.has(key);
}
