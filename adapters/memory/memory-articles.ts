import type { ArticleStore, KeptArticle } from '../../src/pipeline/article-ports.ts';

/** Articles in memory. */
export function memoryArticles(): ArticleStore {
  const kept = new Map<string, KeptArticle>();
  return {
    find: async (addresses) =>
      new Map(
        addresses.flatMap((address) => {
          const article = kept.get(address);
          return article === undefined ? [] : [[address, article] as const];
        }),
      ),
    keep: async (address, article) => void kept.set(address, article),
  };
}
