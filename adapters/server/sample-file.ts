import { readFileSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import * as z from 'zod';
import { FEED_KINDS } from '../../src/domain/feed.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { contentTag } from './conditional.ts';

/** A site description or one of its files that cannot be used; the message says which and what was expected. */
export class SampleSiteError extends Error {
  readonly code = 'BAD_SAMPLE_SITE';
  override readonly name = 'SampleSiteError';
}

const path = z.string().regex(/^\/[\x21-\x7e]*$/, 'expected a path such as /news/feed.xml');

const file = z.string().refine(isInside, 'expected a file within the folder of the site');

const description = z.strictObject({
  asOf: z.iso.datetime({ offset: true, error: 'expected a moment such as 2023-05-31T18:00:00Z' }),
  feeds: z
    .array(
      z.strictObject({
        path,
        title: z.string().min(1),
        publisher: z.string().min(1),
        country: z.string().nullable(),
        lang: z.string().nullable(),
        kind: z.enum(FEED_KINDS),
      }),
    )
    .max(1_000),
  routes: z
    .array(
      z.strictObject({
        path,
        file: file.optional(),
        before: z.array(file).max(10).default([]),
        status: z.int().min(200).max(599).default(200),
        headers: z.record(z.string(), z.string()).default({}),
        delayMs: z.int().min(0).max(60_000).default(0),
      }),
    )
    .max(1_000),
});

/** What the site answers on one path. */
export interface SampleRoute {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly delayMs: number;
  /** What is there. Never empty: the last one stays. */
  readonly documents: readonly [SampleDocument, ...SampleDocument[]];
}

/** One document of a path; a path with several gives them one request after another. */
export interface SampleDocument {
  readonly body: Uint8Array;
  readonly etag: string;
}

/** A site as its `site.json` describes it, with the files that it serves. */
export interface SampleFile {
  readonly asOf: EpochMs;
  readonly feeds: z.infer<typeof description>['feeds'];
  readonly routes: ReadonlyMap<string, SampleRoute>;
}

/** Reads `site.json` of a folder and the files that it names. Throws a {@link SampleSiteError} in one sentence. */
export function readSampleFile(folder: string): SampleFile {
  const parsed = description.safeParse(parseJson(readBytes(folder, 'site.json')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : '';
    throw new SampleSiteError(
      `site.json${place}: ${issue?.message ?? 'bad shape'}. Mend it or restore the folder.`,
    );
  }
  const routes = new Map<string, SampleRoute>();
  for (const { path: at, file: last, before, ...answer } of parsed.data.routes) {
    if (routes.has(at)) throw new SampleSiteError(`site.json has two routes for ${at}. Remove one of them.`);
    const [first, ...others] = [...before, ...(last === undefined ? [] : [last])].map((name) =>
      documentOf(readBytes(folder, name)),
    );
    routes.set(at, { ...answer, documents: [first ?? documentOf(new Uint8Array(0)), ...others] });
  }
  const lost = parsed.data.feeds.find((feed) => !routes.has(feed.path));
  if (lost)
    throw new SampleSiteError(`site.json lists the feed ${lost.path} and has no route for it. Add one.`);
  return { asOf: Date.parse(parsed.data.asOf), feeds: parsed.data.feeds, routes };
}

function documentOf(body: Uint8Array): SampleDocument {
  return { body, etag: contentTag(body) };
}

function isInside(file: string): boolean {
  return !isAbsolute(file) && !normalize(file).startsWith('..');
}

function readBytes(folder: string, file: string): Buffer {
  try {
    return readFileSync(join(folder, file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SampleSiteError(`${file} of the sample site cannot be read (${code}). Restore the folder.`);
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new SampleSiteError('site.json is no valid JSON. Mend it or restore the folder.');
  }
}
