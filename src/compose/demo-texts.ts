/** What the demo says before it begins. */
export function demoStart(home: string, asOf: string, feeds: number): string {
  return [
    'Entente watches public feeds for technology partnerships between governments.',
    `This demo serves ${feeds} sample feeds from data/sample on 127.0.0.1 and runs the real program on them.`,
    'The news in them is real and dated, retold in our own words; every item names its source.',
    `Clock: fixed at ${asOf}.   State: ${home} (kept)`,
    '',
  ].join('\n');
}

/** What to do next. */
export function demoEnd(home: string, asOf: string): string {
  return `
What next
  Explore this state    npm run -s entente -- --home ${home} --as-of ${asOf} ask "japan"
  What was delivered    npm run -s entente -- --home ${home} inbox
  Read real feeds       npm run -s entente -- fetch, then: npm run -s entente -- digest
  Run for good          npm run -s entente -- start
  Slack and Teams       the README says how, each click named; then: npm run -s entente -- demo --chat
`;
}

/** What the demo says once it answers in chat. */
export function chatStart(url: string): string {
  return `
The sample news of spring 2023 is read, and Entente answers in your chat now (its server: ${url}).
It is real, dated news in our own words; the clock stands at 31 May 2023.
`;
}

/** What can be tried before the news moves, and whether it then does. */
export const CHAT_STEPS: readonly { readonly before: string; readonly polls: boolean }[] = [
  {
    before:
      'In a channel: /invite @entente, then /partnership subscribe eu us, and /partnership digest daily 09:00.\nIn Teams: @Entente subscribe eu us. Then press Enter here: the news moves.',
    polls: true,
  },
  {
    before: 'The alert is on its way. Press “Why” on its card. Then Enter: an official source confirms more.',
    polls: true,
  },
  {
    before:
      'The same card has changed in place, and its thread has a line. Ask what you like; Enter ends the demo.',
    polls: false,
  },
];
