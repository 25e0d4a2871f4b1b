import { expect, it } from 'vitest';
import { section } from '../../../../adapters/slack/block-parts.ts';
import { outgoing } from '../../../../adapters/slack/outgoing.ts';

it('sends what Slack takes as it is, unfolding nothing', () => {
  const blocks = [section('One'), section('Two')];
  expect(outgoing({ text: 'T', blocks })).toMatchObject({
    text: 'T',
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
});

it('sends the text alone of what Slack would refuse', () => {
  const blocks = Array.from({ length: 51 }, () => section('One'));
  expect(outgoing({ text: 'T', blocks }).blocks).toEqual([section('T')]);
});
