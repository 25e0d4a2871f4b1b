/** The words that begin a command, each with its form and what it answers, in the order of the help. */
export const COMMAND_WORDS = [
  {
    word: 'find',
    form: 'find <query>',
    answer: 'stories that match; also the way to search for a command’s own name',
  },
  { word: 'why', form: 'why <story number>', answer: 'why a story was shown, with the words that say so' },
  { word: 'why-not', form: 'why-not <address>', answer: 'what became of an article' },
  {
    word: 'timeline',
    form: 'timeline <country> [country]',
    answer: 'the ledger of a pair: what was agreed, at which stage, on whose word',
  },
  { word: 'initiative', form: 'initiative <name>', answer: 'one initiative’s record' },
  {
    word: 'matrix',
    form: 'matrix [country]',
    answer: 'partners by sectors with the furthest stage of the last 12 months',
  },
  { word: 'digest', form: 'digest now', answer: 'the last seven days, grouped by pair' },
  {
    word: 'export',
    form: 'export <query> csv',
    answer: 'a file with the stories and their evidence: csv, json, rss or bibtex',
  },
  { word: 'sources', form: 'sources', answer: 'the feeds and their health' },
  { word: 'status', form: 'status', answer: 'the account: what became of every item' },
  { word: 'help', form: 'help', answer: 'this list, by example' },
] as const;

/** Words of the grammar whose commands this version does not answer yet: said plainly, never read as keywords. */
export const LATER_WORDS: readonly string[] = [
  'subscribe',
  'subscriptions',
  'unsubscribe',
  'edit',
  'pause',
  'resume',
  'test',
  'quiet',
  'mute',
];

/** Queries to learn from. */
export const EXAMPLES = [
  'india uk',
  'semiconductors',
  'japan stage:signed since:90d',
  'eu critical-minerals -china',
  '"joint fund" quantum',
] as const;
