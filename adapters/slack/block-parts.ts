import type { ContextBlock, MrkdwnElement, SectionBlock } from '@slack/types';

/** Text that is escaped already. `verbatim`: Slack makes no links and no mentions of bare addresses and names. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** A paragraph of escaped text. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text), expand: true };
}

/** A small quiet line of escaped text. */
export function context(...texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.filter(Boolean).map(mrkdwn) };
}

/** Lines gathered into as few texts as hold them, none longer than `most`. A line longer than that stands alone, and is the caller's to shorten. */
export function gathered(lines: readonly string[], most: number): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = `${texts.at(-1) ?? ''}\n${line}`;
    if (texts.length > 0 && longer.length <= most) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts;
}
