import { describe, expect, test } from 'vitest';
import { NOW, type OpenStore, withStore } from './store-under-test.ts';

const A = 'https://a.example/1';
const B = 'https://b.example/2';

/** What every store of articles does. */
export function articleStoreContract(open: OpenStore): void {
  describe('articles', () => {
    test('are kept by address: their text, or why there is none', () =>
      withStore(open, async ({ articles }) => {
        const text = { kind: 'text', text: 'India and “Japan” agreed. 日本', fetchedAt: NOW } as const;
        const none = { kind: 'none', because: 'It answered 404.', fetchedAt: NOW + 1 } as const;
        await articles.keep(A, text);
        await articles.keep(B, none);
        expect(await articles.find([A, B, 'https://c.example/3'])).toEqual(
          new Map<string, unknown>([
            [A, text],
            [B, none],
          ]),
        );
        expect(await articles.find([])).toEqual(new Map());
      }));

    test('what is kept anew takes the place of what was', () =>
      withStore(open, async ({ articles }) => {
        await articles.keep(A, { kind: 'none', because: 'It did not answer.', fetchedAt: NOW });
        await articles.keep(A, { kind: 'text', text: 'x', fetchedAt: NOW });
        expect((await articles.find([A])).get(A)).toEqual({ kind: 'text', text: 'x', fetchedAt: NOW });
      }));
  });
}
