import { expect, it } from 'vitest';
import { actionsOf, describeWithTeams, type ShownActivity, TEAM } from '../../teams/playground.ts';
import { waitFor } from '../../walls/wait-for.ts';
import { HOUR } from '../delivery/delivery-bench.ts';
import { teamsBench } from './teams-bench.ts';

const DEAL = { pairs: [['GB', 'IN']], sectors: ['semiconductors'], stage: 'proposed' } as const;
const { personal, group, channel, tenant, alice } = TEAM;
const isIn = (conversation: string) => (message: ShownActivity) =>
  message.conversation.startsWith(conversation) && message.card !== '';
const titles = (card: unknown): string[] => actionsOf(card).flatMap(({ title }) => title ?? []);

describeWithTeams()('Teams', () => {
  const bench = teamsBench();
  const story = (title = 'India, UK propose chip pact', changes: object = {}) =>
    bench().news({ ...DEAL }, { title, ...changes });
  const answerTo = async (text: string) => {
    const before = bench().teams.shown.length;
    await bench().teams.say(personal, text);
    return waitFor('an answer', () => bench().teams.shown.slice(before).find(isIn(personal)));
  };

  it('answers plain words alone with somebody, letter for letter as the news has them', async () => {
    await story(
      'India, UK propose **chip** [pact](https://evil.example) <at>Alice</at> {{DATE(2023-01-01)}}',
    );
    const answer = await answerTo('india uk');
    expect(answer.card).toContain(
      '"text":"India, UK propose **chip** [pact](https://evil.example) <at>Alice</at> { {DATE',
    );
    expect(answer.text).toBe('');
    const refused = await answerTo('semicondutors');
    expect(refused.card).toContain('semiconductors');
    expect((await answerTo('help')).card).toContain('@Entente timeline india uk');
    expect(bench().errors).toEqual([]);
  });

  it('answers a mention in a channel in its thread, and in a group chat; what is said to others it leaves alone', async () => {
    await story();
    await bench().teams.say(group, 'not for the bot');
    await bench().teams.mention(group, 'india');
    expect((await bench().teams.message(isIn(group))).card).toContain('chip pact');
    await bench().teams.mention(channel, '&nbsp;uk');
    const threaded = await bench().teams.message(isIn(channel));
    expect(threaded.conversation).toContain(';messageid=');
    expect(bench().ran).toEqual(['india', 'uk']);
  });

  it('answers a press in place, leads back, and shares with all when asked', async () => {
    await story();
    const answer = await answerTo('india uk');
    const card = await answerTo('story 1');
    expect(titles(JSON.parse(card.card))).toEqual([
      'Why',
      'Timeline',
      'Subscribe to this pair',
      'Not relevant',
      'Wrong label',
      'Mute this story',
      'Mute Mint',
    ]);
    const why = await bench().teams.press(personal, card, 'Why');
    expect(why.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(why.value)).toContain('Why it was shown');
    expect(titles(why.value)).toContain('Back');
    const back = await bench().teams.press(personal, { ...card, card: JSON.stringify(why.value) }, 'Back');
    expect(JSON.stringify(back.value)).toContain('India, UK propose chip pact');
    const timeline = await bench().teams.press(personal, card, 'Timeline');
    const before = bench().teams.shown.length;
    const shared = await bench().teams.press(
      personal,
      { ...card, card: JSON.stringify(timeline.value) },
      'Share',
    );
    expect(shared).toMatchObject({ type: 'application/vnd.microsoft.activity.message', value: 'Shared.' });
    const posted = await waitFor('what was shared', () => bench().teams.shown[before]);
    expect(posted.card).toContain('Shared by Alice Anderson');
    expect(answer.card).not.toBe('');
  });

  it('shows a matrix as a picture at an address of its own, which Teams can fetch', async () => {
    await story();
    const { card } = await answerTo('matrix india');
    const [, url = ''] = /"url":"(http:[^"]*pictures[^"]*)"/.exec(card) ?? [];
    expect(card).toContain('"altText":"India and 5 partners');
    const picture = await fetch(url);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('presses that come twice are answered once, with the same answer', async () => {
    await story();
    const card = await answerTo('story 1');
    const [one, two] = await Promise.all([
      bench().teams.press(personal, card, 'Not relevant'),
      bench().teams.press(personal, card, 'Not relevant'),
    ]);
    expect(two).toEqual(one);
    expect(bench().ran.filter((text) => text === 'not-relevant 1')).toHaveLength(1);
  });

  it('subscribes by a form that keeps what was filled in, and says what is wrong', async () => {
    await story();
    const form = await answerTo('subscribe');
    expect(form.card).toContain('Input.ChoiceSet');
    const filled = { query: 'country:indai', cadence: 'daily 09:00', zone: 'Asia/Kolkata' };
    const wrong = await bench().teams.press(personal, form, 'Subscribe', filled);
    expect(JSON.stringify(wrong.value)).toContain('"value":"country:indai"');
    expect(JSON.stringify(wrong.value)).toContain('Input.Text');
    const right = await bench().teams.press(personal, form, 'Subscribe', { ...filled, query: 'india' });
    expect(JSON.stringify(right.value)).toContain('09:00');
    const [made] = await bench().store.subscriptions.all();
    expect(made?.cadence).toMatchObject({ kind: 'daily' });
  });

  it('pages in place, there and back', async () => {
    for (let i = 1; i <= 10; i++) {
      bench().clock.advance(40 * 24 * HOUR);
      await story(`Pact of kind ${'abcdefghijk'[i]}`, {
        url: `https://example.org/${i}`,
        guid: `g${i}`,
        hash: `h${i}`,
      });
    }
    const first = await answerTo('india');
    const second = await bench().teams.press(personal, first, 'Next page');
    expect(JSON.stringify(second.value)).toContain('Page 2 of 2');
    const back = await bench().teams.press(
      personal,
      { ...first, card: JSON.stringify(second.value) },
      'Back',
    );
    expect(JSON.stringify(back.value)).toContain('Page 1 of 2');
  });

  it('searches from the compose box, with pages and a sentence where there is nothing', async () => {
    for (let i = 1; i <= 10; i++) {
      bench().clock.advance(40 * 24 * HOUR);
      await story(`Pact of kind ${'abcdefghijk'[i]}`, {
        url: `https://example.org/${i}`,
        guid: `g${i}`,
        hash: `h${i}`,
      });
    }
    const search = (text: string, skip: number, count: number) =>
      bench().teams.invoke(personal, 'composeExtension/query', {
        commandId: 'search',
        parameters: [{ name: 'query', value: text }],
        queryOptions: { skip, count },
      });
    const first = await search('india uk', 0, 7);
    expect(first.composeExtension?.attachments).toHaveLength(7);
    expect(JSON.stringify(first.composeExtension?.attachments?.[0])).toContain('thumbnail');
    const second = await search('india uk', 7, 7);
    expect(second.composeExtension?.attachments).toHaveLength(3);
    expect((await search('brazil', 0, 7)).composeExtension).toMatchObject({ type: 'message' });
    expect((await search('stage:sgned', 0, 7)).composeExtension?.text).toContain('sgned');
  });

  it('says who it is once when it is installed, keeps how to write there, and forgets it when it is removed', async () => {
    await bench().teams.event(personal, 'install');
    const welcome = await bench().teams.message(isIn(personal));
    expect(welcome.card).toContain('I watch public feeds');
    const key = { platform: 'teams', workspace: tenant, address: alice.id } as const;
    const kept = await waitFor('the place', () => bench().store.destinations.find(key));
    expect(kept.reference).toContain('_connector');
    await bench().teams.event(personal, 'uninstall');
    await waitFor('its end', async () => (await bench().store.destinations.find(key))?.goneAt);
    expect(bench().teams.shown.filter(isIn(personal))).toHaveLength(1);
  });
});

describeWithTeams()('what is owed in Teams', () => {
  const bench = teamsBench();

  it('comes to the channel unasked, changes in place, and adds a line in the thread', async () => {
    await bench().teams.mention(channel, 'subscribe india semiconductors');
    await bench().teams.message(isIn(channel));
    await bench().drained();
    bench().clock.advance(HOUR);
    await bench().news({ ...DEAL }, { title: 'India, UK propose chip pact' });
    const before = bench().teams.shown.length;
    expect(await bench().deliver()).toBe(1);
    const alert = await waitFor('the alert', () => bench().teams.shown[before]);
    expect(alert.card).toContain('⚪ Proposed');
    bench().clock.advance(HOUR);
    await bench().news({ ...DEAL, stage: 'signed' }, { title: 'India, UK sign chip pact' });
    expect(await bench().deliver()).toBe(2);
    const edited = await waitFor('the edit', () => bench().teams.shown.find(({ updated }) => updated));
    expect(edited.id).toBe(alert.id);
    expect(edited.card).toContain('🟢 Signed');
    const line = await waitFor('the line', () =>
      bench().teams.shown.find(({ card }) => card.includes('proposed → signed')),
    );
    expect(line.conversation).toBe(`${channel};messageid=${alert.id}`);
  });

  it('comes as a digest by its schedule, alone and in a group', async () => {
    for (const conversation of [personal, group]) {
      if (conversation === personal) await bench().teams.say(personal, 'digest daily 13:00');
      else await bench().teams.mention(group, 'digest daily 13:00');
      await bench().teams.message(isIn(conversation));
    }
    await bench().drained();
    await bench().news({ ...DEAL }, { title: 'India, UK propose chip pact' });
    bench().clock.advance(2 * HOUR);
    const before = bench().teams.shown.length;
    expect(await bench().deliver()).toBe(2);
    const digests = await waitFor('two digests', () => {
      const new_ = bench().teams.shown.slice(before);
      return new_.length === 2 ? new_ : null;
    });
    for (const { card } of digests) expect(card).toContain('India, UK propose chip pact');
    expect(new Set(digests.map(({ conversation }) => conversation))).toEqual(new Set([personal, group]));
  });
});
