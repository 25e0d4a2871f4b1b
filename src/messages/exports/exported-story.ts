import type { Arrival, StoryRecord } from '../../domain/story.ts';
import { corroboration } from '../../stories/corroboration.ts';
import { storyUrn } from '../../stories/story-urn.ts';
import { extract } from '../extract.ts';
import { headline } from '../headline.ts';
import type { Labels } from '../labels.ts';

/** A story as it leaves the house: labels as ids, times in ISO 8601 (UTC), its sources with their evidence. */
export interface ExportedStory {
  /** Stable: see `storyUrn`. */
  readonly id: string;
  readonly number: number;
  readonly revision: number;
  readonly title: string;
  readonly extract: string;
  readonly url: string | null;
  /** `GB-IN`; codes as in `data/countries.json`. */
  readonly pairs: readonly string[];
  readonly parties: readonly string[];
  readonly stage: string | null;
  readonly sectors: readonly string[];
  readonly initiative: string | null;
  readonly published: string;
  readonly updated: string;
  /** Sources that do not copy one another, official ones among them. */
  readonly independentSources: number;
  readonly officialSources: number;
  readonly confidence: number;
  readonly sources: readonly ExportedSource[];
}

/** One source of a story, with what there is to show that it was published. */
export interface ExportedSource {
  readonly outlet: string;
  readonly kind: string;
  readonly title: string;
  readonly url: string | null;
  readonly lang: string | null;
  readonly published: string;
  readonly stage: string | null;
  readonly feed: string;
  readonly retrieved: string;
  readonly revised: string | null;
  readonly entrySha256: string | null;
  readonly answeredBy: string | null;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A record as it is exported. */
export function exportedStory(story: StoryRecord, labels: Labels): ExportedStory {
  const { number, revision, url, parties, stage, sectors, initiative, published, updated } = story;
  const outlets = story.sources.map(({ outlet }) => outlet);
  const { voices, official } = corroboration(story.sources, labels.outlets);
  return {
    id: storyUrn(story),
    number,
    revision,
    title: headline(story.title, outlets),
    extract: extract(story.summary, story.title, outlets),
    url,
    pairs: story.pairs.map((pair) => pair.join('-')),
    parties,
    stage,
    sectors,
    initiative,
    published: iso(published),
    updated: iso(updated),
    independentSources: voices.length,
    officialSources: official,
    confidence: story.confidence,
    sources: story.arrivals.filter(({ tells }) => tells).map(exportedSource),
  };
}

function exportedSource(arrival: Arrival): ExportedSource {
  const { outlet, kind, title, url, lang, published, stage, feedTitle, retrievedAt, revisedAt } = arrival;
  const { hash, retrieval } = arrival;
  return {
    outlet,
    kind,
    title,
    url,
    lang,
    published: iso(published),
    stage,
    feed: feedTitle,
    retrieved: iso(retrievedAt),
    revised: revisedAt === null ? null : iso(revisedAt),
    entrySha256: hash,
    answeredBy: retrieval?.url ?? null,
    contentType: retrieval?.contentType ?? null,
    etag: retrieval?.etag ?? null,
    lastModified: retrieval?.lastModified ?? null,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
