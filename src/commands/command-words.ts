/** What the commands are for, in the order of the help. */
export const COMMAND_GROUPS = ['Look up', 'Be told', 'Manage', 'Say what is wrong', 'Behind it'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One command of the help. */
export interface CommandWord {
  readonly word: string;
  readonly group: CommandGroup;
  /** An example that can be typed as it is. */
  readonly form: string;
  readonly answer: string;
}

/** The words that begin a command, each by example, in the order of the help. */
export const COMMAND_WORDS: readonly CommandWord[] = [
  entry(
    'Look up',
    'find status quantum',
    'stories that match; the way to search for a command’s own name, too',
  ),
  entry(
    'Look up',
    'timeline india uk',
    'the ledger of a pair: what was agreed, at which stage, on whose word',
  ),
  entry('Look up', 'initiative icet', 'one initiative’s record'),
  entry('Look up', 'matrix india', 'partners by sectors with the furthest stage of the last 12 months'),
  entry(
    'Look up',
    'export india uk csv',
    'a file with the stories and their evidence: csv, json, rss or bibtex',
  ),
  entry('Look up', 'story 12', 'one story’s card'),
  entry('Look up', 'why 12', 'why a story was shown, with the words that say so, and what was sent here'),
  entry('Look up', 'why-not https://example.org/article', 'what became of an article'),
  entry(
    'Be told',
    'subscribe india uk ai instantly',
    'each story as it comes; also daily 09:00, weekdays 08:30, weekly mon 09:00, every 4h',
  ),
  entry(
    'Be told',
    'subscribe quantum weekly mon,thu 09:00 Asia/Kolkata skip-holidays IN',
    'a digest in a time zone, but not on public holidays',
  ),
  entry('Be told', 'subscribe india uk urgent:signed', 'what is signed comes in quiet hours as well'),
  entry('Be told', 'try india uk ai', 'how often that would have fired in 90 days; subscribes to nothing'),
  entry('Be told', 'digest daily 09:00 Asia/Kolkata', 'the channel’s digest; a query may stand behind it'),
  entry('Be told', 'digest', 'which digest the channel has'),
  entry('Be told', 'digest now', 'the last seven days, grouped by pair'),
  entry('Be told', 'digest off', 'ends the channel’s digest'),
  entry('Manage', 'home', 'your own page: subscriptions, digests, feeds, what is new'),
  entry('Manage', 'subscriptions', 'what is subscribed to here, with the numbers to use below'),
  entry('Manage', 'edit 3 india uk quantum daily 08:00', 'another query, another cadence, or both'),
  entry('Manage', 'pause 3 2w', 'nothing until then; also until 2026-12-01'),
  entry('Manage', 'resume 3', 'goes on at once, and says what passed meanwhile'),
  entry('Manage', 'test 3', 'what it would say now, shown to you alone'),
  entry('Manage', 'unsubscribe 3', 'ends it'),
  entry(
    'Manage',
    'quiet 20:00-07:00 Asia/Kolkata',
    'holds alerts in these hours and sums them up after; also quiet off',
  ),
  entry('Manage', 'mute 12', 'no more of a story here; an outlet by its name: mute Example Times'),
  entry('Manage', 'unmute 12', 'hears of it again'),
  entry('Manage', 'mutes', 'what is muted here'),
  entry('Say what is wrong', 'not-relevant 12', 'leaves it out of your answers, and asks a reviewer'),
  entry(
    'Say what is wrong',
    'wrong-label 12 stage:signed',
    'asks a reviewer; also sectors:quantum,space, pairs:india-uk, initiative:icet, or plain words',
  ),
  entry('Say what is wrong', 'review', 'what waits for a reviewer (owners)'),
  entry('Say what is wrong', 'accept 3', 'the reader was right: the story and its cards follow (owners)'),
  entry('Say what is wrong', 'reject 3', 'the story stays as it is (owners)'),
  entry('Behind it', 'sources', 'the feeds and their health'),
  entry(
    'Behind it',
    'sources add https://example.org/feed.xml',
    'watches a feed or a sitemap (admins); “full-text” behind it: with the articles of bare titles',
  ),
  entry(
    'Behind it',
    'sources add https://example.org/news page "ul.news > li"',
    'watches a page without a feed: a CSS selector picks what is one news item each (admins)',
  ),
  entry('Behind it', 'status', 'the account: what became of every item and of everything owed'),
  entry(
    'Behind it',
    'permissions',
    'who may change digests and feeds; admins set it: permissions digests everyone',
  ),
  entry('Behind it', 'help', 'this list, by example'),
];

function entry(group: CommandGroup, form: string, answer: string): CommandWord {
  return { word: form.split(' ')[0] ?? form, group, form, answer };
}

/** Queries to learn from. */
export const EXAMPLES = [
  'india uk',
  'semiconductors',
  'japan stage:signed since:90d',
  'eu critical-minerals -china',
  '"joint fund" quantum',
] as const;
