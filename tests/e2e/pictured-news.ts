import type { TeamsBench } from '../integration/teams/teams-bench.ts';

/** The two items that the pictures of the README show: of the sample, real and dated, in our own words. */
export const PICTURED = {
  first: {
    title: 'EU and US promise a voluntary AI code of conduct within weeks',
    summary:
      'Margrethe Vestager would like Canada, the UK, Japan and India to come on board; Antony Blinken says Western partners feel the urgency, with China a growing force in the field.',
    outlet: 'Breaking Latest News',
    url: 'https://www.breakinglatest.news/technology/artificial-intelligence-eu-and-us-working-on-a-code-of-conduct/',
    published: Date.parse('2023-05-31T16:05:00Z'),
  },
  second: {
    title: 'U.S.-EU Trade and Technology Council: statement of the fourth ministerial, Luleå',
    summary:
      'Secretaries Blinken and Raimondo, Ambassador Tai and Executive Vice Presidents Vestager and Dombrovskis met in Sweden to advance transatlantic work on trade, technology and economic security.',
    outlet: 'The White House',
    url: 'https://www.whitehouse.gov/briefing-room/statements-releases/2023/05/31/u-s-eu-joint-statement-of-the-trade-and-technology-council-2/',
    published: Date.parse('2023-05-31T14:20:00Z'),
  },
} as const;

/** How both are read. */
export const PICTURED_PAIR = {
  pairs: [['EU', 'US']],
  parties: ['EU', 'US'],
  sectors: ['artificial-intelligence'],
  initiative: 'EU-US Trade and Technology Council',
} as const;

/** Lets the second item come, which moves the story of the first. */
export async function moveOn({ news, deliver }: Pick<TeamsBench, 'news' | 'deliver'>): Promise<void> {
  await news({ ...PICTURED_PAIR, stage: 'active' }, PICTURED.second, 'official');
  while ((await deliver()) > 0);
}
