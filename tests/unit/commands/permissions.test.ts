import { describe, expect, it } from 'vitest';
import { type Asker, type Change, may, whoMay } from '../../../src/commands/permissions.ts';
import { DEFAULT_POLICIES, type Policy } from '../../../src/domain/policy.ts';

const inChannel = (authority: Asker['authority'], user = 'U1'): Asker => ({
  user,
  authority,
  place: 'channel',
});
const subscription = (changes: Partial<Extract<Change, { kind: 'subscription' }>> = {}): Change => ({
  kind: 'subscription',
  createdBy: 'U2',
  isHere: true,
  channelDigest: false,
  ...changes,
});

describe('who may change what', () => {
  it.each([
    ['a member their own subscription', inChannel('member'), subscription({ createdBy: 'U1' }), true],
    ['a member another’s', inChannel('member'), subscription(), false],
    ['a manager another’s of the channel', inChannel('manager'), subscription(), true],
    ['a manager another’s of elsewhere', inChannel('manager'), subscription({ isHere: false }), false],
    ['an admin any', inChannel('admin'), subscription({ isHere: false }), true],
    [
      'whoever set the channel’s digest, a member now',
      inChannel('member'),
      subscription({ createdBy: 'U1', channelDigest: true }),
      false,
    ],
    [
      'whoever set it, from elsewhere',
      { ...inChannel('manager'), place: 'person' },
      subscription({ createdBy: 'U1', channelDigest: true, isHere: false }),
      false,
    ],
    ['a manager the channel’s digest', inChannel('manager'), subscription({ channelDigest: true }), true],
    ['a member the place', inChannel('member'), { kind: 'place' }, false],
    ['a manager the place', inChannel('manager'), { kind: 'place' }, true],
    ['anybody their direct message', { ...inChannel('member'), place: 'person' }, { kind: 'place' }, true],
    ['a manager the feeds', inChannel('manager'), { kind: 'feeds' }, false],
    ['an admin the feeds', inChannel('admin'), { kind: 'feeds' }, true],
    ['a manager the policies', inChannel('manager'), { kind: 'policies' }, false],
    ['an admin the policies', inChannel('admin'), { kind: 'policies' }, true],
  ] as const)('%s', (_, asker, change, allowed) => {
    expect(may(asker, change, DEFAULT_POLICIES)).toBe(allowed);
  });

  it.each<[Policy, readonly [member: boolean, named: boolean, manager: boolean]]>([
    [{ kind: 'everyone' }, [true, true, true]],
    [{ kind: 'managers' }, [false, false, true]],
    [{ kind: 'admins' }, [false, false, false]],
    [{ kind: 'named', users: ['U9'] }, [false, true, false]],
  ])('by the policy %j', (policy, allowed) => {
    const policies = { digests: policy, feeds: policy };
    const askers = [inChannel('member'), inChannel('member', 'U9'), inChannel('manager')];
    for (const change of [{ kind: 'place' }, { kind: 'feeds' }] as const) {
      expect(askers.map((asker) => may(asker, change, policies))).toEqual(allowed);
      expect(may(inChannel('admin'), change, policies)).toBe(true);
      expect(whoMay(change, policies)).not.toBe('');
    }
  });
});
