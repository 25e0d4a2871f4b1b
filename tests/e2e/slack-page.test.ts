import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { tempFolder } from '../builders/temp-folder.ts';
import { HOUR } from '../integration/delivery/delivery-bench.ts';
import { slackBench } from '../integration/slack/slack-bench.ts';
import { describeWith, pathOf } from '../requirements.ts';
import { describeWithSlack, WORKSPACE } from '../slack/local-slack.ts';
import { moveOn, PICTURED, PICTURED_PAIR } from './pictured-news.ts';

const IMAGE = resolve(import.meta.dirname, '../../docs/images/slack-card.png');

/** Both the browser and the local Slack are needed. */
const describeWithBoth =
  describeWith('chromium') === describeWithSlack() ? describeWith('chromium') : describeWithSlack().skip;

describeWithBoth('the page of the local Slack', () => {
  const bench = slackBench('socket');
  const folder = tempFolder();

  it('shows the card that a person asks for', async () => {
    const { news, slack, clock, channel, subscribe, deliver } = bench();
    await subscribe(await channel(WORKSPACE.channel), 'eu us');
    clock.advance(5 * HOUR);
    await news({ ...PICTURED_PAIR, stage: 'announced' }, PICTURED.first);
    await deliver();
    await moveOn(bench());
    const context = await chromium.launchPersistentContext(folder('profile'), {
      executablePath: pathOf('chromium') ?? '',
      headless: true,
      viewport: { width: 1_100, height: 690 },
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(slack.url);
      const composer = page.locator('textarea, [contenteditable=true], input[type=text]').last();
      await composer.click();
      await composer.pressSequentially('/partnership eu us');
      await composer.press('Enter');
      await page.getByText('EU – United States').first().waitFor({ timeout: 10_000 });
      await page.getByRole('button', { name: 'Share to channel' }).first().waitFor();
      const shown = await page.locator('body').innerText();
      expect(shown).toContain('Active');
      expect(shown).not.toMatch(/\[(?:table|markdown|rich_text)\]|undefined/);
      if (process.env['UPDATE_GOLDEN'] === '1') {
        mkdirSync(resolve(IMAGE, '..'), { recursive: true });
        await page.screenshot({ path: IMAGE });
      }
    } finally {
      await context.close();
    }
  }, 240_000);
});
