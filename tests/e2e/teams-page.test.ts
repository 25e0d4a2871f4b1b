import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { tempFolder } from '../builders/temp-folder.ts';
import { HOUR } from '../integration/delivery/delivery-bench.ts';
import { teamsBench } from '../integration/teams/teams-bench.ts';
import { describeWith, pathOf } from '../requirements.ts';
import { describeWithTeams, TEAM } from '../teams/playground.ts';
import { moveOn, PICTURED, PICTURED_PAIR } from './pictured-news.ts';

const IMAGE = resolve(import.meta.dirname, '../../docs/images/teams-card.png');

/** The conversation, without the Playground’s own panels. */
const CHAT = { x: 0, y: 50, width: 770, height: 740 };

/** Both the browser and the Playground are needed. */
const describeWithBoth =
  describeWith('chromium') === describeWithTeams() ? describeWith('chromium') : describeWithTeams().skip;

describeWithBoth('the page of the Agents Playground', () => {
  const bench = teamsBench();
  const folder = tempFolder();

  it('shows the card that comes unasked and changes in place, and answers a press where it stands', async () => {
    const { news, teams, clock, deliver, drained } = bench();
    const context = await chromium.launchPersistentContext(folder('profile'), {
      executablePath: pathOf('chromium') ?? '',
      headless: true,
      viewport: { width: 1_100, height: 900 },
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(teams.url);
      const composer = page.locator('[data-lexical-editor=true]').first();
      await composer.click();
      await composer.pressSequentially('subscribe eu us');
      await page.getByRole('button', { name: 'Send Message' }).first().click();
      await page.getByText('Subscribed:').first().waitFor({ timeout: 10_000 });
      await drained();
      clock.advance(5 * HOUR);
      await news({ ...PICTURED_PAIR, stage: 'announced' }, PICTURED.first);
      await deliver();
      await page.getByText('🔵 Announced').first().waitFor({ timeout: 10_000 });
      await moveOn(bench());
      await page.getByText('✅ Active').first().waitFor({ timeout: 10_000 });
      const shown = await page.locator('body').innerText();
      expect(shown).toContain('EU – United States');
      if (process.env['UPDATE_GOLDEN'] === '1') {
        mkdirSync(resolve(IMAGE, '..'), { recursive: true });
        await page.screenshot({ path: IMAGE, clip: CHAT });
      }
      await page.getByRole('button', { name: 'Why', exact: true }).first().click();
      await page.getByText('Why it was shown').first().waitFor({ timeout: 10_000 });
      await page.getByRole('button', { name: 'Back', exact: true }).first().waitFor();
      if (process.env['UPDATE_GOLDEN'] === '1') {
        await page.screenshot({ path: IMAGE.replace('card', 'why'), clip: CHAT });
      }
      expect(bench().errors).toEqual([]);
      expect(TEAM.bot.name).toBe('Entente');
    } finally {
      await context.close();
    }
  }, 240_000);
});
