import type { Arrival } from '../domain/story.ts';
import { type DateStyle, momentLabel } from './dates.ts';
import { type Block, type Span, text } from './message.ts';

/** The foot of `why`: how each item arrived, so that it can be shown that and when it was published. */
export function evidenceFoot(arrivals: readonly Arrival[], style: DateStyle): Block[] {
  if (arrivals.length === 0) return [];
  return [
    { kind: 'heading', text: 'Evidence' },
    { kind: 'list', items: arrivals.map((arrival) => arrivalItem(arrival, style)) },
  ];
}

function arrivalItem(arrival: Arrival, style: DateStyle): Span[] {
  const { outlet, feedTitle, retrievedAt, revisedAt, hash, retrieval, tells } = arrival;
  const revised = revisedAt === null ? '' : `, in its present words ${momentLabel(revisedAt, style)}`;
  const spans: Span[] = [
    text(`${outlet}: `, 'strong'),
    text(`retrieved ${momentLabel(retrievedAt, style)} from the feed “${feedTitle}”${revised}`),
  ];
  if (!tells) spans.push(text('; it no longer tells this story'));
  if (hash !== null) spans.push(text(`; entry SHA-256 `, 'quiet'), text(hash, 'code'));
  if (retrieval === null) return spans;
  const headers = [
    retrieval.contentType,
    retrieval.etag === null ? null : `etag ${retrieval.etag}`,
    retrieval.lastModified === null ? null : `last-modified ${retrieval.lastModified}`,
  ].filter((header) => header !== null);
  return [...spans, text(`; answered by ${[retrieval.url, ...headers].join(', ')}`, 'quiet')];
}
