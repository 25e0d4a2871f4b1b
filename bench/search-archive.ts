import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itemRows } from '../adapters/sqlite/item-rows.ts';
import { openStore, type SqliteStore } from '../adapters/sqlite/store.ts';
import { storyIndex } from '../adapters/sqlite/story-index.ts';
import { storyWriter } from '../adapters/sqlite/story-writer.ts';
import { FEED_KINDS } from '../src/domain/feed.ts';
import type { Item } from '../src/domain/item.ts';
import { DAY, type EpochMs } from '../src/domain/time.ts';
import type { ItemRecord, StoryDraft } from '../src/pipeline/ports.ts';
import { MODEL_NOW, type ModelStory, newsModel } from './news-model.ts';

/** How far back the stories of the archive go. */
const YEARS: number = 5 * 365 * DAY;
/** Stories that are stored in one transaction: more than the program ever does, for speed. */
const AT_ONCE = 2_000;
/** Every so many stories a second item joins. */
const JOINED = 4;

/** Changes with what the builder writes, so that a kept archive of an older form is not taken for a new one. */
const FORM = 2;

/** Where the archives of this bench lie: in the folder for temporary files, so that a forgotten one goes with it. */
export const ARCHIVE_FOLDER: string = join(tmpdir(), 'entente-bench-search');

/** Opens the archive of so many stories; builds it where none was kept. Names and text are the news model's. */
export function openArchive(stories: number): SqliteStore {
  const file = join(ARCHIVE_FOLDER, `stories-${stories}-form-${FORM}.db`);
  if (!existsSync(file)) build(file, stories);
  return openStore({ file, clock: { now: () => MODEL_NOW } });
}

/** Builds beside the place and renames at the end, so that what lies there is whole. */
function build(file: string, stories: number): void {
  rmSync(ARCHIVE_FOLDER, { recursive: true, force: true });
  mkdirSync(ARCHIVE_FOLDER, { recursive: true });
  const start = performance.now();
  const unfinished = `${file}.unfinished`;
  const store = openStore({ file: unfinished, clock: { now: () => MODEL_NOW } });
  try {
    // Nothing here must survive a crash of the machine.
    store.db.pragma('synchronous = OFF');
    // A large cache and a long log spare writing the same pages again and again.
    store.db.pragma('cache_size = -1048576');
    store.db.pragma('wal_autocheckpoint = 100000');
    // Every reference points to what was written just before.
    store.db.pragma('foreign_keys = OFF');
    fill(store, stories);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    store.close();
  }
  renameSync(unfinished, file);
  const seconds = ((performance.now() - start) / 1_000).toFixed(0);
  console.log(`built in ${seconds} s; ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`);
}

/** Fills an empty store through the writers that the program stores with, oldest story first. */
function fill({ db }: SqliteStore, stories: number): void {
  const feed = db.prepare(
    "INSERT INTO feeds (url, title, publisher, kind, origin) VALUES (?, ?, ?, ?, 'catalogue')",
  );
  for (const kind of FEED_KINDS) feed.run(`https://${kind}.example/feed`, kind, kind, kind);
  const writers = { items: itemRows(db), stories: storyWriter(db), index: storyIndex(db) };
  const model = newsModel(7);
  const some = db.transaction((from: number, to: number): void => {
    for (let n = from; n < to; n++) {
      const published = MODEL_NOW - YEARS + Math.floor((YEARS * n) / stories);
      const told = [model.story(), ...(n % JOINED === 0 ? [model.story()] : [])];
      const records = told.map((story, i) =>
        recordOf(story, published, `${n}-${i}`, (n + i) % FEED_KINDS.length),
      );
      const [first] = records;
      if (first === undefined || told[0] === undefined) continue;
      const draft = draftOf(told[0], first.item);
      const id = writers.stories.found(draft, published);
      records.forEach((record, i) => {
        const fate = i === 0 ? 'founded' : 'joined';
        writers.items.tell(id, writers.items.insert(record, fate, id, null), i === 0);
      });
      writers.index.add(id, draft);
    }
  });
  for (let from = 0; from < stories; from += AT_ONCE) some(from, Math.min(stories, from + AT_ONCE));
}

function recordOf({ labels, texts }: ModelStory, published: EpochMs, key: string, feed: number): ItemRecord {
  const [title, summary] = texts;
  const url = `https://news.example/${key}/${title.slice(0, 40).replaceAll(' ', '-')}`;
  const item: Item = {
    feedId: feed + 1,
    fingerprint: key,
    canonicalUrl: url,
    url,
    title,
    summary,
    outlet: labels.sources[0]?.outlet ?? 'news',
    lang: labels.lang,
    published,
    dated: true,
    retrievedAt: published,
    hash: null,
  };
  const { pairs, parties, sectors, stage, initiative } = labels;
  const analysis = {
    ...{ version: 'bench', relevant: true, confidence: 1, plurilateral: false, events: [] },
    ...{
      pairs,
      backgroundPairs: [],
      parties,
      sectors,
      stage,
      initiative,
      evidence: [],
      because: 'It is told.',
    },
  };
  return { item, analysis, fate: 'founded', because: analysis.because, story: null };
}

function draftOf({ labels }: ModelStory, { title, summary, url, lang, published }: Item): StoryDraft {
  const { pairs, parties, sectors, stage, initiative } = labels;
  const founding = { pairs, parties, sectors, stage, initiative, published };
  const memory = { founding, stages: stage === null ? [] : [{ stage, items: 1, official: 0 }] };
  return {
    ...founding,
    amounts: [],
    date: null,
    title,
    summary,
    url,
    lang,
    backgroundPairs: [],
    confidence: 1,
    updated: published,
    memory,
  };
}
