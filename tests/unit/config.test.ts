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

  it('has no language model unless one is named', () => {
    expect(readConfig({ LLM_API_KEY: 'k', LLM_MODEL: 'm' })).toMatchObject({ config: { llm: null } });
    expect(readConfig({ LLM_BASE_URL: 'http://10.0.0.7:11434/v1', LLM_MODEL: 'm' })).toMatchObject({
      config: { llm: { baseUrl: 'http://10.0.0.7:11434/v1', apiKey: null, model: 'm' } },
    });
  });

  it.each([
    [{ LLM_BASE_URL: 'http://h/v1' }, ['LLM_MODEL']],
    [{ LLM_BASE_URL: 'http://h/v1', PORT: 'x' }, ['PORT', 'LLM_MODEL']],
    [{ LLM_BASE_URL: 'file:///etc/passwd', LLM_MODEL: 'm' }, ['LLM_BASE_URL']],
    [{ LLM_BASE_URL: 'http://user:s3cret@h/v1', LLM_MODEL: 'm' }, ['LLM_BASE_URL']],
    [{ LLM_BASE_URL: 'http://h/v1?key=s3cret', LLM_MODEL: 'm' }, ['LLM_BASE_URL']],
    [{ LLM_BASE_URL: 'http://h/v1', LLM_MODEL: 'm', LLM_API_KEY: 's3cret\nx: y' }, ['LLM_API_KEY']],
  ])('refuses %j', (environment, names) => {
    const outcome = readConfig(environment);
    if (outcome.ok) throw new Error('expected problems');
    expect(outcome.problems.map((problem) => problem.split(':')[0])).toEqual(names);
    expect(outcome.problems.join()).not.toContain('s3cret');
  });

  const ID = '00000000-0000-0000-0000-00000000b070';
  const TEAMS = { MicrosoftAppId: ID, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: ID };

  it.each([
    [{}, null],
    [TEAMS, { credentials: { appId: ID, password: 'p', type: 'SingleTenant', tenantId: ID } }],
    [
      { MicrosoftAppId: ID, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: ID },
      { credentials: { appId: ID, password: '', type: 'UserAssignedMSI', tenantId: ID } },
    ],
    [{ TEAMS_ALLOW_ANONYMOUS: 'local' }, { credentials: null }],
    [{ TEAMS_ALLOW_ANONYMOUS: 'local', HOST: '::1' }, { credentials: null }],
  ])('reads the way to Teams from %j', (environment, teams) => {
    expect(readConfig(environment)).toMatchObject({ ok: true, config: { teams } });
  });

  it.each([
    [{ ...TEAMS, MicrosoftAppPassword: '' }, ['MicrosoftAppPassword']],
    [{ ...TEAMS, MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
    [{ ...TEAMS, MicrosoftAppId: '' }, ['MicrosoftAppId']],
    [{ ...TEAMS, MicrosoftAppId: 's3cret' }, ['MicrosoftAppId']],
    [{ ...TEAMS, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    [{ ...TEAMS, TEAMS_ALLOW_ANONYMOUS: 'local' }, ['TEAMS_ALLOW_ANONYMOUS']],
    [{ TEAMS_ALLOW_ANONYMOUS: 'local', HOST: '0.0.0.0' }, ['TEAMS_ALLOW_ANONYMOUS']],
    [{ TEAMS_ALLOW_ANONYMOUS: 'yes' }, ['TEAMS_ALLOW_ANONYMOUS']],
  ])('refuses the way to Teams of %j', (environment, names) => {
    const outcome = readConfig(environment);
    if (outcome.ok) throw new Error('expected problems');
    expect(outcome.problems.map((problem) => problem.split(':')[0])).toEqual(names);
    expect(outcome.problems.join()).not.toContain('s3cret');
  });

  const OAUTH = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 's3cret',
    SLACK_STATE_SECRET: 's3cret',
    SLACK_SIGNING_SECRET: 's3cret',
    ENTENTE_PUBLIC_URL: 'https://entente.example/',
    ENTENTE_SECRET_KEY: 'k'.repeat(32),
  };

  it('reads the way to many workspaces', () => {
    expect(readConfig(OAUTH)).toMatchObject({
      config: {
        publicUrl: 'https://entente.example',
        slack: { access: { kind: 'oauth', clientId: '1.2' }, mode: { kind: 'http' } },
      },
    });
  });

  it.each([
    [{ ...OAUTH, SLACK_CLIENT_SECRET: '' }, ['SLACK_CLIENT_SECRET']],
    [
      { ...OAUTH, ENTENTE_PUBLIC_URL: '', ENTENTE_SECRET_KEY: '' },
      ['ENTENTE_PUBLIC_URL', 'ENTENTE_SECRET_KEY'],
    ],
    [{ ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_BOT_TOKEN']],
    [{ ...OAUTH, SLACK_SIGNING_SECRET: '' }, ['SLACK_SIGNING_SECRET']],
    [{ ENTENTE_PUBLIC_URL: 'http://entente.example' }, ['ENTENTE_PUBLIC_URL']],
    [{ ENTENTE_SECRET_KEY: 'short' }, ['ENTENTE_SECRET_KEY']],
  ])('refuses the way to many workspaces of %j', (environment, names) => {
    const outcome = readConfig(environment);
    if (outcome.ok) throw new Error('expected problems');
    expect(outcome.problems.map((problem) => problem.split(':')[0])).toEqual(names);
    expect(outcome.problems.join()).not.toMatch(/s3cret|kkkk|short/);
  });
});
