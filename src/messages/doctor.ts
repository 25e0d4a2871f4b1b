import { count } from './labels.ts';
import type { Block, Message, Span } from './message.ts';
import { line, text } from './message.ts';

/** One thing that was checked. */
export interface Finding {
  readonly level: 'well' | 'note' | 'bad';
  readonly subject: string;
  /** What was found, in a sentence. */
  readonly found: string;
  /** What to do about it; `null` when nothing. */
  readonly mend: string | null;
}

const SIGNS: Readonly<Record<Finding['level'], string>> = { well: '✓', note: '·', bad: '✗' };

/** The findings as a list, bad ones with what to do. */
export function doctorMessage(findings: readonly Finding[]): Message {
  const bad = findings.filter(({ level }) => level === 'bad').length;
  const title = bad === 0 ? 'All is well.' : `${count(bad, 'thing')} to mend.`;
  const items = findings.map((finding): Span[] => [
    text(`${SIGNS[finding.level]} `, finding.level === 'bad' ? 'strong' : 'quiet'),
    text(`${finding.subject}: `, 'strong'),
    text(finding.found),
    ...(finding.mend === null ? [] : [text(` ${finding.mend}`, 'code')]),
  ]);
  const blocks: Block[] = [{ kind: 'list', items }, line(text(title, 'strong'))];
  return { title, blocks };
}
