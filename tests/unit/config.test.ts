import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: { home: './var', host: '127.0.0.1', port: 8080 },
    });
  });

  it('takes an empty variable as unset', () => {
    expect(readConfig({ PORT: ' ' })).toMatchObject({ ok: true, config: { port: 8080 } });
  });

  it('reads lists', () => {
    const outcome = readConfig({
      ENTENTE_OWNERS: 'slack:U1, teams:29:x',
      ENTENTE_ALLOW_PRIVATE_FEEDS: '10.0.0.0/8,[::1]',
    });
    expect(outcome).toMatchObject({
      config: { owners: ['slack:U1', 'teams:29:x'], allowPrivateFeeds: ['10.0.0.0/8', '[::1]'] },
    });
  });

  it('names every bad variable and never its value', () => {
    const outcome = readConfig({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      ENTENTE_OWNERS: 's3cret',
      ENTENTE_TIME_ZONE: 'Mars',
    });
    if (outcome.ok) throw new Error('expected problems');
    expect(outcome.problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'ENTENTE_OWNERS',
      'ENTENTE_TIME_ZONE',
    ]);
    expect(outcome.problems.join()).not.toMatch(/s3cret|99999|loud|Mars/);
  });
});
