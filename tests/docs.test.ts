import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_WORDS } from '../src/commands/command-words.ts';
import { SETTINGS } from '../src/config-settings.ts';

const root = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');

const between = (name: string): string => {
  const [, inside = ''] = readme.split(`<!-- ${name} -->`);
  return inside.split(`<!-- /${name} -->`)[0] ?? '';
};

describe('the README', () => {
  it('has the configuration as it is', () => {
    const rows = SETTINGS.map(
      ({ name, fallback, meaning }) => `| \`${name}\` | ${fallback ? `\`${fallback}\`` : ''} | ${meaning} |`,
    );
    expect(between('settings').trim().split('\n').slice(2)).toEqual(rows);
  });

  it('gives a reason for every dependency, and for no other', () => {
    const wanted = Object.keys(JSON.parse(read('package.json')).dependencies);
    const rows = between('dependencies').trim().split('\n').slice(2);
    const named = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
    );
    expect(named.sort()).toEqual(wanted.sort());
    for (const row of rows) expect((row.split('|')[2] ?? '').trim().length).toBeGreaterThan(10);
  });

  it('has the two commands', () => {
    expect(readme).toContain('npm ci && npm run demo');
    expect(readme).toContain('npm ci && npm test');
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((link) => !existsSync(join(root, dirname('README.md'), link)))).toEqual([]);
  });

  it('names every command', () => {
    for (const { word } of COMMAND_WORDS)
      expect(readme, word).toMatch(new RegExp(`\`(?:[^\`]* )?${word}\\b`));
  });
});

it('.env.example has every variable with its default and meaning, and no other', () => {
  const lines = read('.env.example').split('\n');
  const found = lines.flatMap((line, i) => {
    const match = /^([A-Za-z_]+)=(.*)$/.exec(line);
    return match
      ? [{ name: match[1], fallback: match[2], meaning: (lines[i - 1] ?? '').replace(/^# /, '') }]
      : [];
  });
  expect(found).toEqual(SETTINGS);
});

it('decisions are numbered without gaps and say what was decided', () => {
  const files = readdirSync(join(root, 'docs/adr')).sort();
  files.forEach((file, i) => {
    expect(file).toMatch(new RegExp(`^${String(i + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
    expect(read(`docs/adr/${file}`)).toMatch(/^# \d+\. .+\n\n\*\*[A-Z]/);
  });
});

it('.ci/run calls the README’s test command and the other checks', () => {
  const script = read('.ci/run');
  for (const part of [
    'npm ci && npm test',
    'npm run check',
    'npm run demo',
    'npm run eval',
    'ENTENTE_REQUIRE_ALL=1',
  ]) {
    expect(script).toContain(part);
  }
});
