import { ITEM_STATES, type ItemAccount, type ItemState, itemsIn } from '../domain/item.ts';
import { type Block, type Message, note } from './message.ts';

/** Names of the states where there is room for a column. */
const HEADS: Readonly<Record<ItemState, string>> = {
  founded: 'founded',
  joined: 'joined',
  duplicate: 'repeat',
  irrelevant: 'no news',
  unreadable: 'unread',
  pruned: 'pruned',
};

/** One line of the book: a day or a feed. */
export interface BookLine {
  readonly label: string;
  readonly account: ItemAccount;
}

/** Lines by label, in the order in which the labels come; accounts of one label are added up. */
export function bookLines(rows: readonly BookLine[]): BookLine[] {
  const sums = new Map<string, ItemAccount>();
  for (const { label, account } of rows) {
    const before = sums.get(label);
    sums.set(label, before ? added(before, account) : account);
  }
  return [...sums].map(([label, account]) => ({ label, account }));
}

function added(a: ItemAccount, b: ItemAccount): ItemAccount {
  const sums = ITEM_STATES.map((state) => [state, a[state] + b[state]] as const);
  return Object.fromEntries(sums) as ItemAccount;
}

/** The book as a table: a line a day or feed, what became of its items, and the sum that must be all of them. */
export function bookTable(lines: readonly BookLine[], corner: string): Block {
  const cells = (account: ItemAccount): string[] =>
    [...ITEM_STATES.map((state) => account[state]), itemsIn(account)].map((n) => n.toLocaleString('en'));
  const rows = lines.map(({ label, account }) => [label, ...cells(account)]);
  const whole = bookLines(lines.map(({ account }) => ({ label: 'all', account })));
  return {
    kind: 'table',
    head: [corner, ...ITEM_STATES.map((state) => HEADS[state]), 'items'],
    rows: [...rows, ...whole.map(({ label, account }) => [label, ...cells(account)])],
  };
}

/** The book of a period by itself: `entente status`. */
export function bookMessage(lines: readonly BookLine[], by: 'day' | 'feed', period: string): Message {
  const title = `What became of every item, by ${by}, ${period}`;
  const blocks: Block[] = [
    { kind: 'heading', text: title },
    bookTable(lines, by),
    note('Each item counts once, on the day (UTC) on which it was first retrieved.'),
  ];
  return { title, blocks };
}
