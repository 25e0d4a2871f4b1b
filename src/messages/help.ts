import { type Block, type Message, note, text } from './message.ts';

/** One command of the help: the heading that it stands under, what to type, and what it answers. */
export interface HelpEntry {
  readonly group: string;
  readonly form: string;
  readonly answer: string;
}

/** The commands, by example. `prefix` is what stands before them on the platform (`/partnership`). */
export function helpMessage(
  entries: readonly HelpEntry[],
  examples: readonly string[],
  prefix: string,
): Message {
  const groups = [...new Set(entries.map(({ group }) => group))];
  const itemOf = ({ form, answer }: HelpEntry) => [text(`${prefix} ${form}`, 'code'), text(` – ${answer}`)];
  const blocks: Block[] = [
    { kind: 'heading', text: 'Search by country, sector, stage or word' },
    { kind: 'list', items: examples.map((example) => [text(`${prefix} ${example}`, 'code')]) },
    note(
      'Two countries mean the pair; “-word” leaves out; “a|b” takes either; since:30d, stage:signed, "exact phrase".',
    ),
    ...groups.flatMap((group): Block[] => [
      { kind: 'heading', text: group },
      { kind: 'list', items: entries.filter((entry) => entry.group === group).map(itemOf) },
    ]),
  ];
  return { title: 'What Entente answers', blocks };
}
