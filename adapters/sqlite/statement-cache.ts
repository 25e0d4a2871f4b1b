import type { Database, Statement } from 'better-sqlite3';

/** Statements kept of those whose text depends on the query. */
const KEPT = 64;

/** Gives the statement of a text, prepared at most once while it stays among the 64 used last. */
export function statementCache(db: Database): (sql: string) => Statement<unknown[]> {
  const kept = new Map<string, Statement<unknown[]>>();
  return (sql) => {
    const statement = kept.get(sql) ?? db.prepare<unknown[]>(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    if (kept.size > KEPT)
      for (const oldest of [...kept.keys()].slice(0, kept.size - KEPT)) kept.delete(oldest);
    return statement;
  };
}
