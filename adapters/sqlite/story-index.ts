import type { Database } from 'better-sqlite3';
import type { StoryId, StoryStanding } from '../../src/domain/story.ts';
import type { StoryDraft } from '../../src/pipeline/ports.ts';
import { ftsTags, ftsText } from '../../src/query/full-text.ts';
import { jointTags, storyTags } from '../../src/query/story-tags.ts';
import { FIELD_BREAK } from '../../src/query/token-text.ts';
import { type SourceRow, sourceOf } from './story-rows.ts';

/** Keeps tags and full text of stories in step with their rows and items. */
export interface StoryIndex {
  /** Takes a story out: before it is deleted. */
  remove(id: StoryId): void;
  /** Takes the text of a story out, and its tags if it is going to stand at another position. */
  lift(id: StoryId, moves: boolean): void;
  /**
   * Puts a story in that was just founded or lifted, as its values and items now are. One that is not shown is found by
   * the parties that it names alone, and one that was merged not at all.
   */
  add(id: StoryId, draft: StoryDraft, standing?: StoryStanding): void;
}

/** The tag of a party that a story names in whatever role; in the tag table only, for finding candidates. */
export function namedTag(code: string): string {
  return `n:${code}`;
}

/** Prepares the statements for the index; all of them run inside the caller's transaction. */
export function storyIndex(db: Database): StoryIndex {
  const removeTags = db.prepare<[number]>('DELETE FROM story_tags WHERE story_id = ?');
  const removeText = db.prepare<[number]>(
    'DELETE FROM story_text WHERE rowid = (SELECT position FROM stories WHERE id = ?)',
  );
  const dropTags = db.prepare<[number, string]>(
    'DELETE FROM story_tags WHERE story_id = ? AND tag NOT IN (SELECT value FROM json_each(?))',
  );
  const addTags = db.prepare<[string, number]>(
    `INSERT INTO story_tags (tag, position, story_id)
     SELECT j.value, s.position, s.id FROM stories s, json_each(?) j WHERE s.id = ? ON CONFLICT DO NOTHING`,
  );
  const addText = db.prepare<[string, string, string, number]>(
    'INSERT INTO story_text (rowid, text, outlets, tags) SELECT position, ?, ?, ? FROM stories WHERE id = ?',
  );
  const addWords = db.prepare<[string]>(
    'INSERT INTO story_words (word) SELECT value FROM json_each(?) WHERE TRUE ON CONFLICT DO NOTHING',
  );
  const tellers = db.prepare<[number], SourceRow>(
    `SELECT t.founder, i.outlet, f.kind, i.title, i.summary, i.url, i.lang, i.published, i.stage
     FROM story_items t JOIN items i ON i.id = t.item_id JOIN feeds f ON f.id = i.feed_id
     WHERE t.story_id = ? ORDER BY t.item_id`,
  );
  return {
    remove: (id) => {
      removeTags.run(id);
      removeText.run(id);
    },
    lift: (id, moves) => {
      if (moves) removeTags.run(id);
      removeText.run(id);
    },
    add: (id, draft, standing = 'current') => {
      const items = tellers.all(id);
      const shown = standing === 'current';
      const tags = shown ? storyTags({ ...draft, sources: items.map(sourceOf) }) : [];
      const named = standing === 'merged' ? [] : draft.parties.map(namedTag);
      const kept = JSON.stringify([...tags, ...jointTags(tags), ...new Set(named)]);
      // Most tags stay when an item joins: only what differs is written.
      dropTags.run(id, kept);
      addTags.run(kept, id);
      if (!shown) return;
      const text = ftsText(items.flatMap(({ title, summary }) => [title, summary]));
      addWords.run(JSON.stringify([...new Set(text.split(' '))].filter(isWord)));
      addText.run(text, ftsText([...new Set(items.map(({ outlet }) => outlet))]), ftsTags(tags), id);
    },
  };
}

function isWord(token: string): boolean {
  return token !== '' && token !== FIELD_BREAK;
}
