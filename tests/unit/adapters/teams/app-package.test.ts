import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { renderPng } from '../../../../adapters/images/render-png.ts';
import { appManifest } from '../../../../adapters/teams/app-manifest.ts';
import { appPackage, manifestProblems } from '../../../../adapters/teams/app-package.ts';
import { COMMAND_WORDS } from '../../../../src/commands/command-words.ts';
import { parseCommand } from '../../../../src/commands/parse-command.ts';
import { colourIcon, outlineIcon } from '../../../../src/messages/app-icon.ts';
import { theVocabulary } from '../../../builders/vocabulary.ts';

const OPTIONS = {
  appId: '00000000-0000-0000-0000-00000000b070',
  version: '0.1.0',
  publicUrl: 'https://entente.example',
  website: 'https://entente.example/about',
};

const sizeOf = (png: Uint8Array): number[] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

it('holds a manifest that Microsoft’s schema takes, and icons of the sizes that Teams wants', async () => {
  const [colour, outline] = await Promise.all([renderPng(colourIcon(192)), renderPng(outlineIcon(32))]);
  const made = appPackage(OPTIONS, { colour, outline });
  if (!made.ok) throw new Error(made.problems.join('\n'));
  const files = unzipSync(made.zip);
  expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  expect(sizeOf(files['color.png'] ?? new Uint8Array(24))).toEqual([192, 192]);
  expect(sizeOf(files['outline.png'] ?? new Uint8Array(24))).toEqual([32, 32]);
  const manifest: unknown = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  expect(manifest).toEqual(appManifest(OPTIONS));
  expect(manifest).toMatchObject({ validDomains: ['entente.example'], bots: [{ botId: OPTIONS.appId }] });
});

it('is the same each time it is made', async () => {
  const icons = { colour: new Uint8Array([1]), outline: new Uint8Array([2]) };
  const [one, two] = [appPackage(OPTIONS, icons), appPackage(OPTIONS, icons)];
  expect(one).toEqual(two);
});

it('is not made with a manifest that Teams would refuse', () => {
  const icons = { colour: new Uint8Array(), outline: new Uint8Array() };
  const made = appPackage({ ...OPTIONS, appId: 'no id' }, icons);
  expect(made.ok).toBe(false);
  expect(manifestProblems({ ...appManifest(OPTIONS), unknown: true })).not.toEqual([]);
});

it('offers commands that are understood, by menu and by slash', () => {
  const { bots } = appManifest(OPTIONS) as {
    bots: readonly {
      commandLists: readonly { triggers?: readonly string[]; commands: readonly { title: string }[] }[];
    }[];
  };
  const lists = bots[0]?.commandLists ?? [];
  expect(lists.some(({ triggers }) => triggers?.includes('slash'))).toBe(true);
  for (const { title } of lists.flatMap(({ commands }) => commands)) {
    // “subscribe” alone opens the form.
    if (title === 'subscribe') continue;
    expect(parseCommand(title, theVocabulary(), Date.now()).ok, title).toBe(true);
  }
  expect(COMMAND_WORDS.length).toBeGreaterThan(20);
});
