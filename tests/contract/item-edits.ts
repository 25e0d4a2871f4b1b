import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import type { Item } from '../../src/domain/item.ts';
import { HOUR } from '../../src/domain/time.ts';
import type { Chunk, ItemEdit } from '../../src/pipeline/ports.ts';
import { anAnalysis, irrelevant } from '../builders/analysis.ts';
import { aChunk, draftFor, foundingChunk, joiner, unrelated } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, withFeeds } from './store-under-test.ts';

const retrieval = {
  url: 'https://one.example/feed.xml',
  etag: '"a"',
  lastModified: null,
  contentType: 'application/rss+xml',
};

/** An edit of an item of story 1: as it tells it now, or as no news. */
function edit(item: Item, analysis: Analysis, changes: Partial<ItemEdit> = {}): ItemEdit {
  return {
    item,
    analysis,
    fate: analysis.relevant ? 'joined' : 'irrelevant',
    because: analysis.because,
    story: { kind: 'existing', id: 1 },
    change: 'edited',
    from: 1,
    ...changes,
  };
}

const editing = (...edits: readonly ItemEdit[]): Chunk =>
  aChunk({ feedId: edits[0]?.item.feedId ?? 1, edits, retrieval });

/** What every archive does with items that change. */
export function itemEditsContract(open: OpenStore): void {
  describe('an edited item', () => {
    test('changes its story, and what it was is kept with its hash and its rules', () =>
      withFeeds(open, async (store) => {
        const item = anItem({ hash: 'h1', retrievedAt: NOW - HOUR });
        await store.archive.commit({ ...foundingChunk(item), retrieval });
        const reworded = { ...item, title: 'Signed', hash: 'h2', retrievedAt: NOW };
        const answered = { ...retrieval, etag: '"b"' };
        const analysis = anAnalysis({ stage: 'signed', version: 'test' });
        await store.archive.commit({ ...editing(edit(reworded, analysis)), retrieval: answered });
        const record = await store.search.byNumber(1);
        expect(record).toMatchObject({ title: 'Signed', stage: 'signed', revision: 2 });
        expect(record?.changes).toEqual([
          {
            change: 'edited',
            outlet: item.outlet,
            title: item.title,
            replacedAt: NOW,
            stage: 'proposed',
            hash: 'h1',
            version: 'test',
          },
        ]);
        expect(record?.arrivals).toEqual([
          {
            outlet: item.outlet,
            title: 'Signed',
            hash: 'h2',
            feedTitle: 'Mint - Politics',
            url: item.url,
            lang: 'en',
            published: item.published,
            kind: 'news',
            stage: 'signed',
            retrievedAt: NOW - HOUR,
            revisedAt: NOW,
            retrieval: answered,
            tells: true,
          },
        ]);
        const known = await store.archive.known(1, [item.fingerprint]);
        expect(known.get(item.fingerprint)).toMatchObject({ revision: 2, fate: 'founded', story: 1 });
        expect((await store.account.items(0)).founded).toBe(1);
      }));

    test('that comes again, or comes too late, changes nothing', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(foundingChunk(item));
        const first = editing(edit({ ...item, title: 'Second' }, anAnalysis({ stage: 'signed' })));
        const late = editing(edit({ ...item, title: 'Late' }, irrelevant()));
        for (const chunk of [first, first, late]) await store.archive.commit(chunk);
        expect(await store.search.byNumber(1)).toMatchObject({ title: 'Second', revision: 2 });
        expect((await store.search.byNumber(1))?.changes).toHaveLength(1);
      }));

    test('that its feed does not have is left out', () =>
      withFeeds(open, async (store) => {
        await store.archive.commit(
          editing(edit(anItem(), anAnalysis(), { story: null, fate: 'irrelevant' })),
        );
        expect((await store.account.items(0)).irrelevant).toBe(0);
      }));

    test('that turns into no news leaves its story to the others, and its place at the head', () =>
      withFeeds(open, async (store) => {
        const [first, second] = [anItem({ title: 'A' }), anItem({ feedId: 2, title: 'B', outlet: 'DSIT' })];
        await store.archive.commit(foundingChunk(first, { stage: 'signed' }, { stage: 'signed' }));
        await store.archive.commit(
          aChunk({
            feedId: 2,
            items: [joiner(second, 1)],
            moved: [{ id: 1, draft: draftFor(first, { stage: 'signed' }) }],
          }),
        );
        await store.archive.commit(editing(edit({ ...first, title: 'No' }, irrelevant())));
        expect(await store.search.byNumber(1)).toMatchObject({
          title: 'B',
          stage: 'proposed',
          revision: 3,
          sources: [{ title: 'B', founder: true }],
          arrivals: [
            { outlet: 'DSIT', tells: true },
            { outlet: 'Mint', tells: false },
          ],
        });
        expect(await store.account.items(0)).toMatchObject({ founded: 1, joined: 0, irrelevant: 1 });
      }));

    test('that was the last to tell its story withdraws it, out of searches and the ledger', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(foundingChunk(item));
        await store.archive.commit(editing(edit({ ...item, title: 'No' }, irrelevant('It is none.'))));
        const all = { now: NOW, offset: 0, limit: 9 };
        for (const query of [{ kind: 'all' }, { kind: 'country', code: 'IN' }] as const)
          expect((await store.search.search(query, all)).total).toBe(0);
        expect(await store.ledger.since('', null, 9)).toEqual([]);
        expect(await store.search.byNumber(1)).toMatchObject({
          standing: 'withdrawn',
          title: item.title,
          because: 'It is none.',
          sources: [],
          revision: 2,
        });
      }));

    test('that turns into news founds a story', () =>
      withFeeds(open, async (store) => {
        const item = anItem({ title: 'Rain' });
        await store.archive.commit(aChunk({ items: [unrelated(item)] }));
        const reworded = { ...item, title: 'Talks' };
        const founds = edit(reworded, anAnalysis(), { fate: 'founded', story: { kind: 'new', index: 0 } });
        const chunk = { ...editing(founds), founded: [draftFor(reworded)] };
        await store.archive.commit(chunk);
        await store.archive.commit(chunk);
        expect(await store.search.byNumber(1)).toMatchObject({
          title: 'Talks',
          sources: [{ founder: true }],
        });
        expect(await store.search.byNumber(2)).toBeNull();
        expect(await store.account.items(0)).toMatchObject({ founded: 1, irrelevant: 0 });
      }));
  });

  describe('an item that is read anew', () => {
    test('keeps its words and its revision; its story follows the reading', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(foundingChunk(item));
        const analysis = anAnalysis({ version: 'next', stage: 'signed' });
        const chunk = aChunk({ edits: [edit(item, analysis, { change: 'reanalysed' })] });
        await store.archive.commit(chunk);
        await store.archive.commit(chunk);
        expect(await store.search.byNumber(1)).toMatchObject({
          stage: 'signed',
          revision: 2,
          changes: [{ change: 'reanalysed', version: 'test', title: item.title, stage: 'proposed' }],
        });
        const known = await store.archive.known(1, [item.fingerprint]);
        expect(known.get(item.fingerprint)?.revision).toBe(1);
      }));

    test('with the same result moves no story', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(foundingChunk(item));
        const analysis = anAnalysis({ version: 'next', confidence: 0.8 });
        await store.archive.commit(aChunk({ edits: [edit(item, analysis, { change: 'reanalysed' })] }));
        expect(await store.search.byNumber(1)).toMatchObject({ revision: 1, confidence: 0.8 });
      }));
  });
}
