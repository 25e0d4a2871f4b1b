import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { describeWith, pathOf } from '../requirements.ts';
import { startCli } from './run-cli.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
];

describeWith('chromium')('a browser', () => {
  it('shows /health, and nothing but what the program sends', async () => {
    const home = mkdtempSync(join(tmpdir(), 'entente-browser-'));
    const running = startCli(['start'], { ENTENTE_HOME: home, PORT: '0', ENTENTE_CATALOGUE: 'off' });
    try {
      const url = /"url":"([^"]+)"/.exec(await running.errHas('"started"'))?.[1] ?? '';
      const profile = join(home, 'profile');
      const dump = await promisify(execFile)(
        pathOf('chromium') ?? '',
        [...FLAGS, `--user-data-dir=${profile}`, '--dump-dom', `${url}/health`],
        { timeout: 30_000 },
      );
      expect(dump.stdout).toContain('"ready"');
      expect(dump.stdout).toContain('"outbox"');
      const response = await fetch(`${url}/health`);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect((await fetch(`${url}/nowhere`)).status).toBe(404);
    } finally {
      running.process.kill('SIGTERM');
      await running.ended;
      rmSync(home, { recursive: true, force: true });
    }
  }, 240_000);
});
