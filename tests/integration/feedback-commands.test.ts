import { describe, expect, it } from 'vitest';
import type { CommandRequest } from '../../src/commands/command.ts';
import type { Action, Message } from '../../src/messages/message.ts';
import { OWNER } from '../builders/command-deps.ts';
import { commandBench } from './command-bench.ts';

const bench = commandBench();

/** A reader in a direct message, and the owner in theirs. */
const IN_DIRECT: Partial<CommandRequest> = {
  place: { kind: 'person', address: 'D1', name: null, reference: null },
};
const AS_OWNER: Partial<CommandRequest> = {
  user: OWNER.address,
  place: { kind: 'person', address: OWNER.address, name: null, reference: null },
};

const commandsIn = (message: Message): readonly string[] =>
  message.blocks
    .flatMap((block): readonly Action[] => (block.kind === 'actions' ? block.actions : []))
    .map(({ command }) => command);

describe('a story that a reader finds not relevant', () => {
  it('is left out of their answers and of nobody else’s, and the owner hears of it once, with what settles it', async () => {
    await bench().news({}, { title: 'India and UK weigh chips' });
    const said = await bench().reply('not-relevant 1 a trade dispute', { user: 'U7' });
    expect(said.message.title).toBe('#1, not relevant: that is noted, and waits for a reviewer.');
    expect(await bench().ask('india', { user: 'U7' })).toContain(
      '1 story that you found not relevant is left out.',
    );
    expect(await bench().ask('india', { user: 'U7' })).not.toContain('weigh chips');
    for (const other of [{ user: 'U8' }, { user: 'U7', workspace: 'T2' }])
      expect(await bench().ask('india', other)).toContain('weigh chips');
    await bench().reply('not-relevant 1', { user: 'U7' });
    expect(await bench().deliver()).toBe(1);
    const notice = bench().publisher.shown.at(-1)?.message;
    expect(notice?.title).toBe('#1 not relevant?');
    expect(notice ? commandsIn(notice) : []).toEqual(['accept 1', 'reject 1', 'why 1']);
    expect(await bench().ask('review', AS_OWNER)).toContain('a trade dispute');
  });

  it('is set aside when the owner accepts, and its cards follow', async () => {
    await bench().subscribe(await bench().channel(), 'india');
    await bench().news({}, { title: 'India and UK weigh chips' });
    await bench().deliver();
    await bench().reply('not-relevant 1', { user: 'U7' });
    const accepted = await bench().reply('accept 1 indeed a dispute', AS_OWNER);
    expect(accepted.message.title).toBe('Correction 1');
    await bench().deliver();
    expect(bench().seen().join('\n')).toContain('Dismissed by a reviewer.');
    expect(await bench().ask('india', { user: 'U8' })).toContain('No stories');
    expect(await bench().ask('why 1')).toContain('judged to be no partnership news by slack:UOWNER');
    expect((await bench().reply('accept 1', AS_OWNER)).ok).toBe(false);
  });

  it('is shown again when the owner rejects', async () => {
    await bench().news({}, { title: 'India and UK weigh chips' });
    await bench().reply('not-relevant 1', { user: 'U7' });
    const rejected = await bench().reply('reject 1 it is a pact', AS_OWNER);
    expect(rejected.message.title).toBe('Verdict 1 on #1 is rejected; the story stays as it is.');
    expect(await bench().ask('india', { user: 'U7' })).toContain('weigh chips');
  });

  it('is muted where its reader alone reads', async () => {
    await bench().news({}, { title: 'India and UK weigh chips' });
    await bench().reply('subscribe india', IN_DIRECT);
    await bench().reply('not-relevant 1', IN_DIRECT);
    expect(await bench().ask('mutes', IN_DIRECT)).toContain('Stories: #1');
    await bench().reply('not-relevant 1', { user: 'U7' });
    expect(await bench().ask('mutes')).toContain('Nothing is muted here.');
  });
});

describe('a wrong label', () => {
  it('changes nothing before the owner accepts it, and then the card', async () => {
    await bench().subscribe(await bench().channel(), 'india');
    await bench().news({ stage: 'proposed' }, { title: 'India and UK weigh chips' });
    await bench().deliver();
    const said = await bench().reply('wrong-label 1 stage:signed sectors:quantum,space they signed');
    expect(said.ok).toBe(true);
    expect(await bench().ask('story 1')).toContain('[Proposed]');
    await bench().reply('accept 1', AS_OWNER);
    expect(await bench().ask('story 1')).toContain('[Signed]');
    expect(await bench().ask('quantum')).toContain('weigh chips');
    expect(await bench().deliver()).toBeGreaterThan(0);
  });

  it('that names no label asks the owner to set it', async () => {
    await bench().news({}, {});
    await bench().reply('wrong-label 1 these are talks');
    const { message } = await bench().reply('accept 1', AS_OWNER);
    expect(message.title).toBe('Verdict 1 on #1 is accepted. It names no label; set what is right.');
  });
});

describe('nobody but owners', () => {
  it.each(['review', 'accept 1', 'reject 1'])('%s', async (text) => {
    await bench().news({}, {});
    await bench().reply('not-relevant 1');
    for (const authority of ['member', 'admin'] as const) {
      const { ok, message } = await bench().reply(text, { authority });
      expect(ok).toBe(false);
      expect(message.title).toContain('Owners alone');
    }
    expect(await bench().store.review.openVerdict(1)).not.toBeNull();
  });
});

it.each([
  ['not-relevant', 'not-relevant 12'],
  ['wrong-label x', 'wrong-label 12 stage:signed'],
  ['wrong-label 1 stage:sgned', 'wrong-label 12 stage:signed'],
  ['story', 'story 12'],
  ['accept', 'review'],
  ['review all', 'review'],
  [`not-relevant 1 ${'a'.repeat(301)}`, 'help'],
  ['not-relevant 99', 'help'],
])('%s is refused with what to type', async (text, hint) => {
  const { ok, message } = await bench().reply(text);
  expect(ok).toBe(false);
  expect(JSON.stringify(message)).toContain(hint);
});
