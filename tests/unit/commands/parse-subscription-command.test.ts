import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_WORDS } from '../../../src/commands/command-words.ts';
import { parseCommand } from '../../../src/commands/parse-command.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2023-05-31T18:00:00Z');
const parse = (text: string) => parseCommand(text, theVocabulary(), now, 'Asia/Kolkata');
const DAILY = {
  cadence: { kind: 'daily', days: 'every', hour: 9, minute: 0 },
  timeZone: null,
  skipHolidays: null,
};
const INSTANTLY = { cadence: { kind: 'instantly' }, timeZone: null, skipHolidays: null };
const IN_GB = { kind: 'pair', pair: ['GB', 'IN'] };

describe('a command on who is told what', () => {
  it.each([
    ['subscribe india uk', { kind: 'subscribe', query: IN_GB, schedule: INSTANTLY, urgent: [] }],
    ['subscribe india uk instantly', { kind: 'subscribe', query: IN_GB, schedule: INSTANTLY }],
    ['Subscribe india uk daily 9am', { kind: 'subscribe', query: IN_GB, schedule: DAILY }],
    [
      'subscribe india uk weekly mon,thu 09:00 Asia/Kolkata skip-holidays IN',
      { kind: 'subscribe', schedule: { timeZone: 'Asia/Kolkata', skipHolidays: 'IN' } },
    ],
    ['subscribe india urgent:signed,active', { kind: 'subscribe', urgent: ['signed', 'active'] }],
    ['subscribe urgent:signed india', { kind: 'subscribe', urgent: ['signed'] }],
    ['subscribe "every weekday" quantum', { kind: 'subscribe', schedule: INSTANTLY }],
    [
      'subscribe source:“the hindu” every 4h',
      { kind: 'subscribe', query: { kind: 'source', words: ['the', 'hindu'] } },
    ],
    [
      'edit 3 japan',
      { kind: 'edit', number: 3, query: { kind: 'country', code: 'JP' }, schedule: null, urgent: null },
    ],
    ['edit #3 daily 09:00', { kind: 'edit', number: 3, query: null, schedule: DAILY }],
    ['edit 3 urgent:none', { kind: 'edit', number: 3, query: null, schedule: null, urgent: [] }],
    ['edit 3 india uk daily 09:00', { kind: 'edit', query: IN_GB, schedule: DAILY }],
    ['pause 3 3d', { kind: 'pause', number: 3, until: now + 3 * 86_400_000 }],
    ['pause 3 until 2023-06-02', { kind: 'pause', number: 3, until: Date.parse('2023-06-01T18:30:00Z') }],
    ['resume 3', { kind: 'resume', number: 3 }],
    ['test #3', { kind: 'test', number: 3 }],
    ['unsubscribe 3', { kind: 'unsubscribe', number: 3 }],
    ['subscriptions', { kind: 'subscriptions' }],
    ['digest', { kind: 'digest-show' }],
    ['digest NOW', { kind: 'digest-now' }],
    ['digest off', { kind: 'digest-off' }],
    ['digest daily 09:00', { kind: 'digest-set', query: { kind: 'all' }, schedule: DAILY }],
    [
      'digest daily 09:00 Europe/London india uk',
      { kind: 'digest-set', query: IN_GB, schedule: { timeZone: 'Europe/London' } },
    ],
    ['digest daily 09:00 london', { kind: 'digest-set', notes: [expect.stringContaining('Europe/London')] }],
    ['quiet', { kind: 'quiet-show' }],
    ['quiet off', { kind: 'quiet-set', quiet: null }],
    ['quiet 20:00-07:00 Asia/Tokyo', { kind: 'quiet-set', quiet: { timeZone: 'Asia/Tokyo' } }],
    ['mute 12', { kind: 'mute', what: { kind: 'story', story: 12 } }],
    ['mute The Hindu', { kind: 'mute', what: { kind: 'outlet', outlet: 'The Hindu' } }],
    ['unmute "The Hindu"', { kind: 'unmute', what: { kind: 'outlet', outlet: 'The Hindu' } }],
    ['mutes', { kind: 'mutes' }],
    ['sources', { kind: 'sources' }],
    [
      'sources add https://example.org/feed',
      { kind: 'sources-add', url: 'https://example.org/feed', watch: { kind: 'feed' }, fullText: false },
    ],
    [
      'sources add <https://example.org|example.org>',
      { kind: 'sources-add', url: 'https://example.org/', watch: { kind: 'feed' }, fullText: false },
    ],
    [
      'sources add https://example.org/feed full-text',
      { kind: 'sources-add', url: 'https://example.org/feed', watch: { kind: 'feed' }, fullText: true },
    ],
    [
      'sources add https://example.org/news page li > a fulltext',
      {
        kind: 'sources-add',
        url: 'https://example.org/news',
        watch: { kind: 'page', selector: 'li > a' },
        fullText: true,
      },
    ],
    [
      'sources add https://example.org/news page “ul.news > li[data-x=‘1’]”',
      {
        kind: 'sources-add',
        url: 'https://example.org/news',
        watch: { kind: 'page', selector: "ul.news > li[data-x='1']" },
        fullText: false,
      },
    ],
    ['permissions', { kind: 'permissions-show' }],
    [
      'permissions feeds managers',
      { kind: 'permissions-set', matter: 'feeds', policy: { kind: 'managers' } },
    ],
    [
      'permissions digests <@U1|ann>, @U2',
      { kind: 'permissions-set', policy: { kind: 'named', users: ['U1', 'U2'] } },
    ],
  ])('%j', (text, command) => {
    expect(parse(text)).toMatchObject({ ok: true, command });
  });
});

describe('what is none says why, and the nearest form', () => {
  it.each([
    ['subscribe', /takes a query/, 'subscribe india uk instantly'],
    ['subscribe daily 09:00', /query is missing.*digest/i, 'digest daily 09:00'],
    ['subscribe instantly', /query is missing/i, 'subscribe india uk instantly'],
    ['subscribe india daily', /time is missing/, 'subscribe india daily 09:00'],
    ['subscribe india dialy 9:00', /not “dialy”/, 'subscribe india daily 09:00'],
    ['subscribe india daily 09:00 IST', /no IANA time zone/, 'subscribe india daily 09:00 Asia/Kolkata'],
    ['subscribe daily 09:00 india uk', /stands behind the query/, 'subscribe india uk daily 09:00'],
    ['subscribe india 09:00', /a time alone/, 'subscribe india daily 09:00'],
    ['subscribe stage:singed', /No stage is called “singed”/, 'subscribe stage:signed'],
    ['subscribe stage:singed daily 9:70', /no time of day/, 'subscribe stage:signed daily 09:00'],
    ['subscribe india urgent:singed', /not “singed”/, 'subscribe india urgent:signed'],
    ['subscribe india urgent:', /names the stages/, 'subscribe india urgent:signed'],
    ['subscribe india daily 09:00 urgent:signed', /belongs to alerts/, 'subscribe india daily 09:00'],
    ['subscribe india instantly skip-holidays IN', /waits for no holiday/, 'subscribe india instantly'],
    ['edit', /takes the number/, 'edit 1 daily 09:00'],
    ['edit india', /takes the number/, 'edit 1 daily 09:00'],
    ['edit 3', /What should change/, 'edit 3 daily 09:00'],
    ['edit 3 every 4', /“every” takes whole hours/, 'edit 3 every 4h'],
    ['pause', /takes the number/, 'pause 1 3d'],
    ['pause 3', /as long as/, 'pause 3 until 2023-06-07'],
    ['pause 3 5', /as long as/, 'pause 3 5d'],
    ['pause 3 3d please', /“please” is too much/, 'pause 3 3d'],
    ['resume', /takes the number/, 'resume 1'],
    ['resume 3 now', /takes the number/, 'resume 3'],
    ['test 0', /takes the number/, 'test 1'],
    ['subscriptions all', /stands alone/, 'subscriptions'],
    ['digest nwo', /none of the digest’s/, 'digest now'],
    ['digest now please', /stands alone/, 'digest now'],
    ['digest india', /cadence is instantly, daily/, 'digest daily 09:00 india'],
    ['digest india weekly mon 9:00', /cadence is instantly, daily/, 'digest weekly mon 9:00 india'],
    ['digest instantly', /by schedule/, 'digest daily 09:00'],
    ['digest instantly india', /by schedule/, 'subscribe india instantly'],
    ['digest daily 09:00 stage:singed', /No stage/, 'digest daily 09:00 stage:signed'],
    ['quiet 20:00', /beginning and an end/, 'quiet 20:00-07:00'],
    ['quiet night', /no time of day/, 'quiet 20:00-07:00'],
    ['mute', /number of a story, or the name of an outlet/, 'mute 12'],
    ['unmute !', /number of a story, or the name of an outlet/, 'unmute 12'],
    [
      'sources ad https://example.org/feed',
      /stands alone, or before/,
      'sources add https://example.org/feed',
    ],
    ['sources example.org/feed', /stands alone, or before/, 'sources add https://example.org/feed'],
    ['sources please', /stands alone, or before/, 'sources'],
    ['sources add', /takes the http/, 'sources add https://example.org/feed.xml'],
    ['sources add example.org/feed', /takes the http/, 'sources add https://example.org/feed'],
    ['sources add ftp://example.org/', /takes the http/, 'sources add https://example.org/feed.xml'],
    [
      'sources add https://a.example page',
      /Behind “page” stands/,
      'sources add https://a.example page "ul.news > li"',
    ],
    ['sources add https://a.example b', /“b” is too much/, 'sources add https://a.example'],
    ['sources add https://u:p@example.org/', /password/, null],
    ['permissions digest everyone', /digests or feeds/, 'permissions digests everyone'],
    ['permissions feeds', /then everyone, managers/, 'permissions feeds managers'],
    ['permissions feeds ann', /people are named as @name/, 'permissions feeds managers'],
  ])('%j', (text, message, nearest) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error('expected a refusal');
    expect(parsed.error.message).toMatch(message);
    expect(parsed.error.nearest).toBe(nearest);
  });
});

it('every example of the help is understood', () => {
  for (const { form } of COMMAND_WORDS) expect(parse(form), form).toMatchObject({ ok: true });
});

const word = fc.oneof(
  fc.constantFrom(...COMMAND_WORDS.map((entry) => entry.word)),
  fc.constantFrom(
    'india',
    'uk',
    'chips',
    'stage:singed',
    'contry:uk',
    '"joint',
    'urgent:x',
    'urgent:signed',
    '|',
    '-',
  ),
  fc.constantFrom(
    'daily',
    'dialy',
    'weekly',
    'every',
    '4h',
    '09:00',
    '9:70',
    'mon',
    'Asia/Tokyo',
    'Asia/Tokio',
    '3d',
  ),
  fc.constantFrom(
    'skip-holidays',
    'IN',
    'now',
    'off',
    'add',
    '1',
    '#2',
    'https://example.org/f',
    '@U1',
    'feeds',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

it('whatever is typed is answered, and the nearest form is always one that is understood', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const parsed = parse(words.join(' '));
      if (!parsed.ok && parsed.error.nearest !== null) expect(parse(parsed.error.nearest).ok).toBe(true);
    }),
    { numRuns: 400 },
  );
});
