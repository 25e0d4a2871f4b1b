import { type Block, type Message, note, text } from './message.ts';

/** One command of the help: what to type, and what it answers. */
export interface HelpEntry {
  readonly form: string;
  readonly answer: string;
}

/** The commands, by example first. `prefix` is what stands before them on the platform (`/partnership`). */
export function helpMessage(
  entries: readonly HelpEntry[],
  examples: readonly string[],
  prefix: string,
): Message {
  const rows = entries.map((entry) => [`${prefix} ${entry.form}`, entry.answer] as const);
  const blocks: Block[] = [
    { kind: 'heading', text: 'Search by country, sector, stage or word' },
    { kind: 'list', items: examples.map((example) => [text(`${prefix} ${example}`, 'code')]) },
    note(
      'Two countries mean the pair; “-word” leaves out; “a|b” takes either; since:30d, stage:signed, "exact phrase".',
    ),
    { kind: 'heading', text: 'Commands' },
    { kind: 'facts', rows },
  ];
  return { title: 'What Entente answers', blocks };
}
