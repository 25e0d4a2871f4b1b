import type { Database } from 'better-sqlite3';
import type { StoryId } from '../../src/domain/story.ts';
import { ftsTags, ftsText } from '../../src/query/full-text.ts';
import { storyTags } from '../../src/query/story-tags.ts';
import { STORY_COLUMNS, type StoryRow, storyReader } from './story-rows.ts';

/** Keeps tags and full text of stories in step with their rows and items. */
export interface StoryIndex {
  /** Takes a story out: before its position changes or it is deleted. */
  remove(id: StoryId): void;
  /** Puts a story in, as its row and items now are. */
  add(id: StoryId): void;
}

/** The tag of a party that a story names in whatever role; in the tag table only, for finding candidates. */
export function namedTag(code: string): string {
  return `n:${code}`;
}

interface TextRow {
  readonly title: string;
  readonly summary: string;
  readonly outlet: string;
}

/** Prepares the statements for the index; all of them run inside the caller's transaction. */
export function storyIndex(db: Database): StoryIndex {
  const removeTags = db.prepare<[number]>('DELETE FROM story_tags WHERE story_id = ?');
  const removeText = db.prepare<[number]>(
    'DELETE FROM story_text WHERE rowid = (SELECT position FROM stories WHERE id = ?)',
  );
  const addTags = db.prepare<[string, number]>(
    `INSERT INTO story_tags (tag, position, story_id)
     SELECT j.value, s.position, s.id FROM stories s, json_each(?) j WHERE s.id = ?`,
  );
  const addText = db.prepare<[string, string, string, number]>(
    'INSERT INTO story_text (rowid, text, outlets, tags) SELECT position, ?, ?, ? FROM stories WHERE id = ?',
  );
  const read = db.prepare<[number], StoryRow>(`SELECT ${STORY_COLUMNS} FROM stories s WHERE s.id = ?`);
  const texts = db.prepare<[number], TextRow>(
    `SELECT i.title, i.summary, i.outlet FROM story_items t JOIN items i ON i.id = t.item_id
     WHERE t.story_id = ? ORDER BY t.item_id`,
  );
  const toStories = storyReader(db);
  return {
    remove: (id) => {
      removeTags.run(id);
      removeText.run(id);
    },
    add: (id) => {
      const row = read.get(id);
      const [story] = row ? toStories([row]) : [];
      if (!story) return;
      const tags = storyTags(story);
      addTags.run(JSON.stringify([...tags, ...new Set(story.parties.map(namedTag))]), id);
      const items = texts.all(id);
      const text = ftsText(items.flatMap(({ title, summary }) => [title, summary]));
      addText.run(text, ftsText([...new Set(items.map(({ outlet }) => outlet))]), ftsTags(tags), id);
    },
  };
}
