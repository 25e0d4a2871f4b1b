import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** The floors, lowest first: a file may import its own floor and those before it. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/domain'],
  ['src/feeds', 'src/analysis', 'src/stories', 'src/query', 'src/schedule', 'src/messages'],
  ['src/commands', 'src/pipeline'],
  ['adapters'],
  ['src/compose'],
  ['src/main', 'src/cli'],
];

/** Files outside the floors, each with what may import it. */
const ANYONE_ABOVE_THE_CORE = ['src/config.ts', 'src/lifecycle.ts'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(root, file), 'utf8');
  const specifiers = [...code.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) => ({
    from: file,
    specifier,
    to: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier,
  }));
}

const floorOf = (file: string): number =>
  FLOORS.findIndex((rooms) => rooms.some((room) => file.startsWith(`${room}/`) || file.startsWith(room)));

const files = [...sources('src'), ...sources('adapters')];
const imports = files.flatMap(importsOf);

describe('the direction of dependency', () => {
  it('finds files to look at', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(150);
  });

  it('never goes up a floor', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!to.startsWith('src/') && !to.startsWith('adapters/')) return false;
      if (ANYONE_ABOVE_THE_CORE.includes(to)) return floorOf(from) >= 0 && floorOf(from) < 3;
      if (ANYONE_ABOVE_THE_CORE.includes(from)) return floorOf(to) > 2;
      return floorOf(to) > floorOf(from);
    });
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('lets schedules know the domain alone', () => {
    const wrong = imports.filter(
      ({ from, to, specifier }) =>
        from.startsWith('src/schedule/') &&
        !/^src\/(?:schedule|domain)\//.test(to) &&
        !['luxon', 'date-holidays'].includes(specifier),
    );
    expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('names adapters in compose alone', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('src/') && !from.startsWith('src/compose') && to.startsWith('adapters/'),
    );
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('keeps Slack and Teams apart', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (from.startsWith('adapters/slack/') && to.startsWith('adapters/teams/')) ||
        (from.startsWith('adapters/teams/') && to.startsWith('adapters/slack/')),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps each library behind its door', () => {
    const doors: readonly (readonly [library: string, ...folders: string[]])[] = [
      ['better-sqlite3', 'adapters/sqlite/'],
      ['@slack/', 'adapters/slack/'],
      ['botbuilder', 'adapters/teams/'],
      ['undici', 'adapters/http/', 'adapters/llm/'],
      ['node:http', 'adapters/server/'],
      ['date-holidays', 'src/schedule/'],
      ['linkedom', 'src/feeds/page-dom.ts'],
      ['css-select', 'src/feeds/page-selector.ts'],
      ['@mozilla/readability', 'src/feeds/article-text.ts'],
      ['robots-parser', 'src/feeds/robots-rules.ts'],
    ];
    const wrong = imports.filter(({ from, specifier }) =>
      doors.some(
        ([library, ...folders]) =>
          specifier.startsWith(library) && !folders.some((folder) => from.startsWith(folder)),
      ),
    );
    expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('builds trees of pages in the reading thread alone, and when the first is read', () => {
    const trees = [
      'src/feeds/page-dom.ts',
      'src/feeds/page-item.ts',
      'src/feeds/page-watch.ts',
      'src/feeds/article-text.ts',
    ];
    const loaded = files.filter((file) => {
      const code = readFileSync(join(root, file), 'utf8').replace(/import type [^;]+;/g, '');
      const named = [...code.matchAll(/from '(\.[^']+)'/g)].map(([, to]) =>
        relative(root, resolve(root, dirname(file), to ?? '')),
      );
      return !trees.includes(file) && named.some((to) => trees.includes(to));
    });
    expect(loaded).toEqual([]);
  });

  it('does no input or output in src, but for the entrances', () => {
    const edges = [
      'node:fs',
      'node:net',
      'node:http',
      'node:child_process',
      'node:worker_threads',
      'node:fs/promises',
    ];
    const entrances = ['src/main.ts', 'src/cli.ts', 'src/compose', 'src/cli/'];
    const wrong = imports.filter(
      ({ from, specifier }) =>
        from.startsWith('src/') &&
        !entrances.some((entrance) => from.startsWith(entrance)) &&
        edges.includes(specifier),
    );
    expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('reads the environment in the entrances alone', () => {
    const wrong = files.filter(
      (file) =>
        /process\.env/.test(readFileSync(join(root, file), 'utf8')) &&
        !['src/main.ts', 'src/cli.ts'].includes(file),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the size of rooms', () => {
  it('keeps every file under 250 lines', () => {
    const long = [...files, ...sources('tests'), ...sources('bench')]
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 251);
    expect(long).toEqual([]);
  });
});
