import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { EpochMs } from '../../src/domain/time.ts';
import type { ArticleStore, KeptArticle } from '../../src/pipeline/article-ports.ts';
import type { Guard } from './store-error.ts';

interface ArticleRow {
  readonly address: string;
  readonly fetchedAt: number;
  readonly text: string | null;
  readonly because: string | null;
}

/** Articles in SQLite. One that a power failure undoes is fetched again. */
export function sqliteArticles(db: Database, guard: Guard): ArticleStore {
  const find = db.prepare<[string], ArticleRow>(
    `SELECT address, fetched_at AS fetchedAt, text, because FROM articles
     WHERE address IN (SELECT value FROM json_each(?))`,
  );
  const keep = db.prepare<[ArticleRow]>(
    `INSERT INTO articles (address, fetched_at, text, because) VALUES (@address, @fetchedAt, @text, @because)
     ON CONFLICT (address) DO UPDATE SET fetched_at = excluded.fetched_at, text = excluded.text,
       because = excluded.because`,
  );
  return {
    find: (addresses) =>
      guard(() => new Map(find.all(JSON.stringify(addresses)).map((row) => [row.address, articleOf(row)]))),
    keep: (address, article) =>
      guard(() => {
        const text = article.kind === 'text' ? article.text : null;
        const because = article.kind === 'none' ? article.because : null;
        keep.run({ address, fetchedAt: article.fetchedAt, text, because });
      }),
  };
}

function articleOf({ fetchedAt, text, because }: ArticleRow): KeptArticle {
  return text === null
    ? { kind: 'none', because: because ?? '', fetchedAt }
    : { kind: 'text', text, fetchedAt };
}

/** Articles that one transaction forgets. */
const AT_ONCE = 1_000;

/** Forgets the articles fetched before a moment of which no item is left that has its content. */
export async function pruneArticles(db: Database, before: EpochMs): Promise<void> {
  const forget = db.prepare<[number]>(
    `DELETE FROM articles WHERE address IN (SELECT a.address FROM articles a WHERE a.fetched_at < ?
       AND NOT EXISTS (SELECT 1 FROM items i WHERE i.canonical_url = a.address AND i.emptied = 0)
       LIMIT ${AT_ONCE})`,
  );
  while (forget.run(before).changes > 0) await nextTurn();
}
