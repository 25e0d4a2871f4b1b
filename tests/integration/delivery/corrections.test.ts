import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time.ts';
import { irrelevant } from '../../builders/analysis.ts';
import { aChunk } from '../../builders/chunk.ts';
import { deliveryBench, START } from './delivery-bench.ts';

const bench = deliveryBench();
const signed = { by: 'ana', why: 'I read it.', at: START };

async function posted() {
  await bench().subscribe(await bench().channel(), 'india');
  await bench().news({ stage: 'announced' });
  await bench().deliver();
  expect(bench().publisher.shown).toHaveLength(1);
}

const card = (): string => JSON.stringify(bench().publisher.shown[0]?.message);

describe('a card that was posted', () => {
  it('follows a relabelling, and the undoing of it, in place', async () => {
    await posted();
    await bench().store.review.correct(1, { kind: 'relabel', labels: { stage: 'signed' } }, signed);
    await bench().deliver();
    expect(card()).toContain('"stage":"signed"');
    await bench().store.review.undo(1, signed);
    await bench().deliver();
    expect(card()).toContain('"stage":"announced"');
    expect(bench().publisher.shown).toHaveLength(1);
  });

  it('says so when its story is dismissed, or withdrawn because its item was taken back', async () => {
    await posted();
    await bench().store.review.correct(1, { kind: 'dismiss' }, signed);
    await bench().deliver();
    expect(card()).toContain('Dismissed by a reviewer');
    await bench().store.review.undo(1, signed);
    await bench().deliver();
    expect(card()).not.toContain('Dismissed');
    const story = await bench().store.readings.story(1);
    const item = story?.tellers[0]?.item;
    if (!item) throw new Error('The story has an item.');
    const edit = {
      item: { ...item, title: 'Retracted' },
      analysis: irrelevant(),
      because: 'No.',
      from: 1,
    } as const;
    const target = { kind: 'existing', id: 1 } as const;
    await bench().store.archive.commit(
      aChunk({ edits: [{ ...edit, fate: 'irrelevant', story: target, change: 'edited' }] }),
    );
    await bench().deliver();
    expect(card()).toContain('Withdrawn');
    expect(bench().publisher.shown).toHaveLength(1);
  });
});

describe('a card that is owed', () => {
  it('is not posted once its story was dismissed, nor by copies that come', async () => {
    await bench().subscribe(await bench().channel(), 'india');
    await bench().news({ stage: 'announced' });
    await bench().store.review.correct(1, { kind: 'dismiss' }, signed);
    await bench().deliver();
    await bench().news({ stage: 'announced' });
    await bench().news({ stage: 'signed' });
    await bench().deliver();
    expect(bench().publisher.shown).toEqual([]);
    bench().clock.advance(DAY);
    await bench().deliver();
    expect(bench().publisher.shown).toEqual([]);
  });
});
