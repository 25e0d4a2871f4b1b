import fc from 'fast-check';
import { STAGES } from '../../src/domain/stage.ts';
import type { Block, Message, Span, StoryCard } from '../../src/messages/message.ts';

/** What feeds may try on the readers of a chat. */
export const TRICKS = [
  '<!channel>',
  '<!here|x>',
  '<!everyone>',
  '<@U0ALICE>',
  '<#C0GENERAL|general>',
  '<!subteam^S1>',
  '<https://evil.example|https://bank.example>',
  '&lt;!channel&gt;',
  '@channel @here',
  '*bold* _italic_ ~gone~ `code` ```block```',
  '> quote',
  ':tada: :smile::skull:',
  'https://evil.example/login',
  'www.evil.example',
  'bank.example',
  '\u202egnp.exe\u202c',
  '\u200b<\u200b!channel>',
  '\u2066@\u2069',
  '\ud800',
  '👩🏽‍🔬',
  'भारत और ब्रिटेन',
  '\u0000\u001b[31mred\n\r\n\t',
  '|',
  '&',
  '<'.repeat(1_500),
  'x'.repeat(4_000),
  ' ',
  '',
] as const;

/** A text of a feed, harmless or not. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));

const hostileUrl = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    'https://example.org/a?x=1&y=<b>|c',
    'https://bank.example@evil.example/',
    'javascript:alert(1)',
    'https://example.org/"><!channel>',
    `https://example.org/${'a'.repeat(5_000)}`,
    'slack://open',
    'not an address',
  ),
);

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: hostileText }),
  fc.record({
    kind: fc.constant('text' as const),
    text: hostileText,
    style: fc.constantFrom('strong' as const, 'quiet' as const, 'code' as const),
  }),
  fc.record({ kind: fc.constant('link' as const), text: hostileText, url: hostileUrl }),
  fc.record({
    kind: fc.constant('stage' as const),
    stage: fc.constantFrom(...STAGES, 'superseded', 'ended'),
  }),
);
const spans = fc.array(span, { maxLength: 4 });
const texts = fc.array(hostileText, { maxLength: 4 });

const card: fc.Arbitrary<StoryCard> = fc.record({
  outlet: fc.option(hostileText),
  number: fc.nat(),
  title: hostileText,
  url: fc.option(hostileUrl),
  pairs: texts,
  parties: fc.array(fc.constantFrom('IN', 'GB', 'EU', 'AU-UNION', 'US', 'JP'), { maxLength: 8 }),
  stage: fc.option(fc.constantFrom(...STAGES)),
  moved: fc.option(fc.record({ from: fc.option(fc.constantFrom(...STAGES)), since: hostileText })),
  sectors: texts,
  extract: hostileText,
  prose: fc.constantFrom('item' as const, 'machine' as const),
  initiative: fc.option(hostileText),
  earlier: hostileText,
  amounts: texts,
  date: fc.option(fc.constantFrom('2023-04', '2023-04-25')),
  sources: hostileText,
  published: fc.constant(0),
  when: hostileText,
});

const mark = fc.record({ start: fc.nat(40), end: fc.nat(60), label: hostileText });
const stageMark = fc.option(
  fc.record({ stage: fc.option(fc.constantFrom(...STAGES)), stalled: fc.boolean() }),
);

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 60 }), hostileText)
  .chain(([columns, rows, corner]) =>
    fc.record({
      corner: fc.constant(corner),
      columns: fc.array(fc.record({ label: hostileText, short: fc.string({ maxLength: 4 }) }), {
        minLength: columns,
        maxLength: columns,
      }),
      rows: fc.array(
        fc.record({
          label: hostileText,
          cells: fc.array(stageMark, { minLength: columns, maxLength: columns }),
        }),
        { maxLength: rows },
      ),
    }),
  );

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: hostileText }),
  fc.record({ kind: fc.constant('line' as const), spans }),
  fc.record({ kind: fc.constant('note' as const), spans }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('facts' as const), rows: fc.array(fc.tuple(hostileText, hostileText)) }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.array(hostileText, { minLength: 1, maxLength: 5 }),
    rows: fc.array(texts, { maxLength: 120 }),
  }),
  fc.record({ kind: fc.constant('story' as const), card }),
  fc.record({ kind: fc.constant('matrix' as const), matrix }),
  fc.record({
    kind: fc.constant('quote' as const),
    text: hostileText,
    marks: fc.array(mark, { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('actions' as const),
    actions: fc.array(
      fc.record({ label: hostileText, command: hostileText, page: fc.integer({ min: 1, max: 99_999 }) }),
      { maxLength: 40 },
    ),
  }),
);

/** A message of any parts, all of whose texts come from a feed that means harm. */
export const hostileMessage: fc.Arbitrary<Message> = fc.record({
  title: hostileText,
  blocks: fc.array(block, { maxLength: 70 }),
});

/** The same with one part of each kind at most: for the many runs. */
export const hostileBlock: fc.Arbitrary<Block> = block;
