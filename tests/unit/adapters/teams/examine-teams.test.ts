import { expect, it } from 'vitest';
import { type ExaminedTeams, examineTeams } from '../../../../adapters/teams/examine-teams.ts';
import type { Destination } from '../../../../src/domain/destination.ts';

const ALICE: Destination = {
  id: 1,
  platform: 'teams',
  workspace: 'T',
  kind: 'person',
  address: '29:alice',
  name: 'Alice',
  reference: JSON.stringify({
    serviceUrl: 'https://smba.example/',
    conversation: 'a:1',
    bot: { id: '28:b', name: 'E' },
  }),
  goneAt: null,
};
const WELL: ExaminedTeams = {
  token: async () => ({ kind: 'done', value: 't' }),
  places: [ALICE],
  owners: ['29:alice'],
  publicUrl: 'https://entente.example',
  reach: async () => null,
};
const lines = async (changes: Partial<ExaminedTeams> = {}): Promise<string[]> =>
  (await examineTeams({ ...WELL, ...changes })).map(
    ({ level, subject, found, mend }) => `${level} ${subject}: ${found}${mend === null ? '' : ` ${mend}`}`,
  );

it('finds nothing wrong where all is well', async () => {
  expect((await lines()).map((one) => one.split(' ')[0])).toEqual(['well', 'well', 'well']);
});

it.each([
  ['AADSTS7000215', 'copy its Value'],
  ['AADSTS700016', 'MicrosoftAppId is not known'],
])('says what to do about %s', async (code, mend) => {
  const failure = { kind: 'call-failed', status: 401, code, retryAfter: null, cause: null } as const;
  const [token] = await lines({ token: async () => failure });
  expect(token).toMatch(/^bad Teams credentials/);
  expect(token).toContain(mend);
});

it.each<readonly [string, Partial<ExaminedTeams>, RegExp]>([
  ['no credentials', { token: null }, /^note Teams credentials: none/m],
  ['no address', { publicUrl: null }, /^note Teams address: ENTENTE_PUBLIC_URL is not set/m],
  [
    'another program',
    { reach: async () => 'another program answers.' },
    /^bad Teams address: .*another program/m,
  ],
  ['nobody yet', { places: [], owners: [] }, /^note Teams places: nobody/m],
  ['a silent owner', { owners: ['29:bob'] }, /^bad owner 29:bob: .*say “help”/m],
  [
    'a place that is gone',
    { places: [ALICE, { ...ALICE, id: 2, goneAt: 1 }] },
    /1 of 2 places can be written to/,
  ],
])('tells of %s', async (_, changes, said) => {
  expect((await lines(changes)).join('\n')).toMatch(said);
});
