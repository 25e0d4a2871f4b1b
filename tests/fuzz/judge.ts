import type { DocumentOutcome, FeedDocument } from '../../src/feeds/feed-document.ts';

/** Longest title and address that a reader may give out, in UTF-16 code units. */
const LONGEST = 200_000;

/** Control characters that no text of a feed may bring: what is shown is told apart from what identifies, which stays raw. */
const CONTROL = /\p{Cc}/u;

/**
 * What is wrong with an outcome, a sentence each; none where it is as it must be. A document that took too long or too
 * much memory was ended at its bound, which is as it must be; a crash is not.
 */
export function outcomeProblems(outcome: DocumentOutcome): readonly string[] {
  switch (outcome.kind) {
    case 'failed':
      return outcome.code === 'crash' ? [`crashed: ${outcome.message}`] : [];
    case 'not-a-feed':
      return outcome.message.trim() === '' ? ['says nothing of what it is instead'] : [];
    case 'sitemap-index':
      return outcome.children.length === 0 ? ['an index that leads nowhere'] : [];
    case 'feed':
      return feedProblems(outcome.feed);
  }
}

function feedProblems({ entries, title }: FeedDocument): string[] {
  const problems = entries.flatMap((entry, n) => {
    const shown = [entry.title, entry.summary, entry.outlet ?? ''];
    const texts = [...shown, entry.guid ?? ''];
    return [
      ...(shown.some((text) => CONTROL.test(text)) ? [`entry ${n} has a control character`] : []),
      ...(texts.some((text) => text.length > LONGEST) ? [`entry ${n} is longer than ${LONGEST}`] : []),
      ...(entry.url === null || /^https?:\/\//.test(entry.url)
        ? []
        : [`entry ${n} leads to ${entry.url.slice(0, 80)}`]),
      ...(entry.published === null || Number.isFinite(entry.published)
        ? []
        : [`entry ${n} has no real date`]),
      ...(/^[\da-f]{64}$/.test(entry.hash) ? [] : [`entry ${n} has no hash`]),
    ];
  });
  if (CONTROL.test(title)) problems.push('the title of the feed has a control character');
  if (Object.hasOwn(Object.prototype, 'x')) problems.push('the prototype of all objects was changed');
  return problems.slice(0, 5);
}
