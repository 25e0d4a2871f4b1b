import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, startCli } from './run-cli.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'entente-cli-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('help and typos', () => {
  it('has examples everywhere and exits well', async () => {
    const commands = [
      '',
      'demo',
      'ask',
      'digest',
      'fetch',
      'inbox',
      'start',
      'feeds',
      'analyse',
      'eval',
      'doctor',
      'backup',
      'restore',
      'prune',
    ];
    const below = ['list', 'add', 'set', 'remove', 'import', 'export'].map((word) => `feeds ${word}`);
    for (const command of [...commands, ...below]) {
      const run = await runCli([...command.split(' ').filter(Boolean), '--help']);
      expect(run.status, command).toBe(0);
      expect(run.out, command).toMatch(/Example/);
    }
  });

  it.each([
    [['digset'], /Did you mean digest\?/],
    [['fetch', '--jsno'], /Did you mean --json\?/],
    [['ask', '--page', 'two'], /whole number/],
    [['digest', '--since', 'yesterdya'], /Expected a date/],
  ])('%j', async (args, sentence) => {
    const run = await runCli(args);
    expect(run.err).toMatch(sentence);
    expect(run.status).toBe(2);
  });
});

describe('configuration', () => {
  it('names every bad variable at once and stops with 3', async () => {
    const run = await runCli(['ask', 'help'], { env: { PORT: 'x', LOG_LEVEL: 'loud' } });
    expect(run.err).toMatch(/PORT: .*\n.*LOG_LEVEL: /);
    expect(run.status).toBe(3);
  });

  it('says that a port is taken and which variable to change', async () => {
    const env = { ENTENTE_HOME: home, PORT: '0', ENTENTE_CATALOGUE: 'off' };
    const first = startCli(['start'], env);
    const port = /"url":"http:\/\/127.0.0.1:(\d+)"/.exec(await first.errHas('"started"'))?.[1] ?? '';
    const second = await runCli(['start'], {
      env: { ...env, ENTENTE_HOME: join(home, 'other'), PORT: port },
    });
    first.process.kill('SIGTERM');
    await first.ended;
    expect([second.status, second.err]).toEqual([3, expect.stringMatching(/PORT/)]);
  });

  it('says which private range cannot be read', async () => {
    const run = await runCli(['fetch'], {
      env: { ENTENTE_HOME: home, ENTENTE_ALLOW_PRIVATE_FEEDS: '10.0.0.0/99', ENTENTE_CATALOGUE: 'off' },
    });
    expect([run.status, run.err]).toEqual([3, expect.stringMatching(/ENTENTE_ALLOW_PRIVATE_FEEDS/)]);
  });

  it('says that there is no state and how to make it', async () => {
    const run = await runCli(['--home', home, 'ask', 'india']);
    expect(run.err).toMatch(/There is no state at .* “entente fetch”/);
    expect(run.status).toBe(3);
  });

  it('says that the state file is damaged and what to do', async () => {
    writeFileSync(join(home, 'entente.db'), 'not a database, but long enough to be read as one'.repeat(100));
    const run = await runCli(['--home', home, 'ask', 'india']);
    expect(run.err).toMatch(/entente restore/);
    expect(run.status).toBe(3);
  });
});

describe('feeds', () => {
  it('are added, listed, exported, imported and removed', async () => {
    const env = { ENTENTE_HOME: home };
    expect(
      (await runCli(['feeds', 'add', 'https://example.org/feed.xml', '--title', 'Example'], { env })).out,
    ).toMatch(/Watching/);
    const listed = JSON.parse((await runCli(['feeds', 'list', '--json'], { env })).out) as {
      url: string;
      title: string;
    }[];
    expect(listed.length).toBeGreaterThan(228);
    expect(listed.find((feed) => feed.url === 'https://example.org/feed.xml')?.title).toBe('Example');
    const file = join(home, 'feeds.opml');
    await runCli(['feeds', 'export', file], { env });
    expect((await runCli(['feeds', 'import', file], { env })).out).toMatch(/feeds read, 0 new/);
    expect((await runCli(['feeds', 'remove', 'https://example.org/feed.xml'], { env })).status).toBe(0);
    const gone = await runCli(['feeds', 'remove', 'https://example.org/feed.xml'], { env });
    expect([gone.status, gone.err]).toEqual([2, expect.stringMatching(/No feed has the address/)]);
  });

  it('of a bad kind or address are refused with the nearest valid form', async () => {
    const env = { ENTENTE_HOME: home };
    expect((await runCli(['feeds', 'add', 'example.org'], { env })).err).toMatch(/no http\(s\) address.*Try/);
    const kind = await runCli(['feeds', 'add', 'https://example.org/f', '--kind', 'goverment'], { env });
    expect(kind.err).toMatch(/Did you mean government\?/);
  });
});

describe('subscriptions', () => {
  it('are made, and delivered to the inbox by a fetch when their time has come', async () => {
    const env = { ENTENTE_HOME: home, ENTENTE_CATALOGUE: 'off' };
    const ask = (...words: string[]) => runCli(['--as-of', '2023-05-31T18:00Z', 'ask', ...words], { env });
    await runCli(['feeds', 'add', 'http://127.0.0.1:9/feed.xml'], { env });
    expect((await ask('digest', 'daily', '19:00')).out).toMatch(/The digest here: #1 everything/);
    const refused = await ask('digest daily 9:70');
    expect([refused.status, refused.out]).toEqual([2, expect.stringMatching(/Try: digest daily 09:00/)]);
    const fetched = await runCli(['--as-of', '2023-05-31T20:00Z', 'fetch'], { env });
    expect(fetched.out).toMatch(/1 delivery: entente inbox/);
    expect((await runCli(['inbox'], { env })).out).toMatch(/Nothing new: 0 items checked/);
  }, 240_000);
});

describe('start', () => {
  const env = () => ({ ENTENTE_HOME: home, PORT: '0', ENTENTE_CATALOGUE: 'off' });

  it('serves health, refuses a second instance, lets readers in, stops cleanly on SIGTERM', async () => {
    // An address of this machine is refused without being asked: the feed fails, the program goes on.
    await runCli(['feeds', 'add', 'http://127.0.0.1:9/feed.xml'], { env: env() });
    const running = startCli(['start'], env());
    const log = await running.errHas('"started"');
    const url = /"url":"([^"]+)"/.exec(log)?.[1] ?? '';
    const health = (await (await fetch(`${url}/health`)).json()) as {
      live: boolean;
      feeds: { enabled: number };
    };
    expect(health).toMatchObject({ live: true });
    expect(health.feeds.enabled).toBe(1);

    const second = await runCli(['start'], { env: env() });
    expect([second.status, second.err]).toEqual([4, expect.stringMatching(/Another Entente is running/)]);
    const fetchBeside = await runCli(['fetch'], { env: env() });
    expect(fetchBeside.status).toBe(4);
    expect((await runCli(['ask', 'status'], { env: env() })).status).toBe(0);
    expect((await runCli(['feeds', 'list'], { env: env() })).status).toBe(0);
    expect((await runCli(['doctor'], { env: env() })).out).toMatch(/instance: one is running/);
    expect((await runCli(['backup', join(home, 'copy.db')], { env: env() })).status).toBe(0);

    const asked = Date.now();
    running.process.kill('SIGTERM');
    const end = await running.ended;
    expect(end.status).toBe(0);
    expect(end.err).not.toMatch(/not closed after/);
    expect(Date.now() - asked).toBeLessThan(5_000);
    const again = await runCli(['doctor'], { env: env() });
    expect(again.out).toMatch(/instance: none is running/);
  }, 240_000);

  it('gives the lock free when it is killed', async () => {
    const running = startCli(['start'], env());
    await running.errHas('"started"');
    running.process.kill('SIGKILL');
    await running.ended;
    const next = startCli(['start'], env());
    await next.errHas('"started"');
    next.process.kill('SIGTERM');
    expect((await next.ended).status).toBe(0);
  }, 240_000);
});

describe('analyse', () => {
  it('reads JSON lines and names the bad ones', async () => {
    const item = {
      id: 'a',
      url: 'https://example.org/a',
      outlet: 'PTI',
      published: '2023-05-08',
      lang: 'en',
      title: 'India and Japan sign memorandum on semiconductors',
      summary: '',
    };
    const run = await runCli(['analyse'], {
      input: `${JSON.stringify(item)}\nnonsense\n${JSON.stringify({ ...item, id: 'b' })}\n`,
    });
    const lines = run.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; pairs: unknown; stage: string; story: string });
    expect(lines).toMatchObject([
      { id: 'a', relevant: true, pairs: [['IN', 'JP']], sectors: ['semiconductors'], stage: 'signed' },
      { id: 'b' },
    ]);
    expect(lines[0]?.story).toBe(lines[1]?.story);
    expect([run.status, run.err]).toEqual([1, expect.stringMatching(/line 2 left out/)]);
  });
});
