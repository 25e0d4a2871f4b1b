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
  Slack and Teams       the README says how, each click named; both answer the same commands
`;
}
