/**
 * What makes two kinds of questions quick in a large archive.
 *
 * In `story_tags` each country and pair of a story stands with each of its sectors, with its stage, and with both as
 * further tags (`p:GB~IN s:quantum`, see `jointTag`): that is what people ask for most, and walking one label while
 * testing the others took ten times as long.
 *
 * `story_words` holds every word that ever stood in a story's text. A beginning of a word becomes the words that begin so,
 * whose places the full-text index walks newest first; by itself it gathers all places of all such words before it
 * gives the first. Words are never taken out: one that has left every story finds nothing.
 */
export const searchSchema = `
CREATE TABLE story_words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE temp.story_vocabulary USING fts5vocab(main, story_text, col);
INSERT INTO story_words (word) SELECT term FROM temp.story_vocabulary WHERE col = 'text';
DROP TABLE temp.story_vocabulary;

INSERT INTO story_tags (tag, position, story_id)
  SELECT partner.tag || ' ' || sector.tag, partner.position, partner.story_id
  FROM story_tags sector JOIN story_tags partner ON partner.story_id = sector.story_id
  WHERE sector.tag >= 's:' AND sector.tag < 's;'
    AND (partner.tag >= 'c:' AND partner.tag < 'c;' OR partner.tag >= 'p:' AND partner.tag < 'p;')
  ORDER BY partner.position;

INSERT INTO story_tags (tag, position, story_id)
  SELECT partner.tag || ' ' || stage.tag, partner.position, partner.story_id
  FROM story_tags stage JOIN story_tags partner ON partner.story_id = stage.story_id
  WHERE stage.tag >= 't:' AND stage.tag < 't;'
    AND (partner.tag >= 'c:' AND partner.tag < 'c;' OR partner.tag >= 'p:' AND partner.tag < 'p;')
  ORDER BY partner.position;
`;
