import { cleanText } from '../../src/messages/clean-text.ts';
import type { Mark, Span } from '../../src/messages/message.ts';
import { escapeCode, escapeMrkdwn, mrkdwnLink } from './slack-text.ts';
import { stageBadge } from './stage-badge.ts';

/** A line of spans as mrkdwn. */
export function spansText(spans: readonly Span[]): string {
  return spans.map(spanText).join('');
}

function spanText(span: Span): string {
  switch (span.kind) {
    case 'text':
      if (span.style === 'strong') return styled(span.text, '*', escapeMrkdwn);
      return span.style === 'code' ? styled(span.text, '`', escapeCode) : escapeMrkdwn(span.text);
    case 'link':
      return mrkdwnLink(span.text, span.url);
    case 'stage':
      return stageBadge(span.stage);
  }
}

/** The signs stand at the words themselves: mrkdwn does not take `* word *`. */
function styled(text: string, sign: string, safe: (text: string) => string): string {
  const clean = cleanText(text);
  const words = clean.trim();
  if (words === '') return clean;
  const [before = '', after = ''] = clean.split(words);
  return `${before}${sign}${safe(words)}${sign}${after}`;
}

/** A sentence as a quotation, the words that support a reading in bold and followed by what they say, where that is not the same. */
export function quoteText(text: string, marks: readonly Mark[]): string {
  let at = 0;
  let out = '';
  for (const { start, end, label } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const words = cleanText(text.slice(start, end));
    const apart = !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end));
    const says = words.toLowerCase() === label.toLowerCase() ? '' : ` [${escapeMrkdwn(label)}]`;
    out += escapeMrkdwn(text.slice(at, start));
    out += `${apart ? styled(words, '*', escapeMrkdwn) : escapeMrkdwn(words)}${says}`;
    at = end;
  }
  return `>${out}${escapeMrkdwn(text.slice(at))}`;
}
