import { expect, it } from 'vitest';
import { DAMAGES } from '../../builders/damage.ts';
import { feedOf } from '../../builders/document.ts';

const TITLES = [
  'India and the UK explore a pact',
  'Coopération franco-indienne: l’été des puces',
  '“Quantum” – a first agreement',
  'Größere Förderung für Halbleiter',
  'São Paulo & Delhi sign',
  'Eight & counting: who joined',
  'Málaga declaration on AI',
  'A fund of €20m',
  'Ankara’s ninth round',
  'The last entry',
];

const escaped = (text: string): string => text.replaceAll('&', '&amp;');

/** A feed of ten entries in Western script, so that every damage of charsets can be done to it. */
const FEED =
  '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Gazette</title><link>https://g.example/</link>\n' +
  TITLES.map(
    (title, i) =>
      `<item><title>${escaped(title)}</title><link>https://g.example/${i}</link><guid>https://g.example/${i}</guid>` +
      `<pubDate>Wed, 24 Jul 2024 15:3${i}:00 GMT</pubDate><description>Text of entry ${i}.</description></item>\n`,
  ).join('') +
  '</channel></rss>\n';

/** The same with its titles as CDATA, which other damage spares. */
const CDATA_FEED = FEED.replaceAll(
  /<title>([^<]*)<\/title>/g,
  (_, title: string) => `<title><![CDATA[${title.replaceAll('&amp;', '&')}]]></title>`,
);

it('knows twenty-three kinds of damage', () => expect(DAMAGES).toHaveLength(23));

it.each(DAMAGES)('$name', async ({ apply, contentType, cuts }) => {
  for (const feed of [FEED, CDATA_FEED]) {
    const { entries } = await feedOf(apply(feed), contentType ?? null);
    const titles = entries.map((entry) => entry.title);
    if (cuts) {
      expect(titles).toEqual(TITLES.slice(0, titles.length));
      expect(titles.length).toBeGreaterThanOrEqual(6);
    } else {
      expect(titles).toEqual(TITLES);
      expect(entries.map((entry) => entry.url?.split('?')[0])).toEqual(
        TITLES.map((_, i) => `https://g.example/${i}`),
      );
    }
  }
});
