import type { Cadence, QuietHours } from '../../src/domain/cadence.ts';
import { STORIES } from './news.ts';
import type { PlainQuery, PlannedChannel, PlannedSubscription } from './protocol.ts';
import type { Dice } from './scenario.ts';

/** The channels of a scenario: alerts and a digest, some with quiet hours. */
export function plannedChannels(dice: Dice, stories: readonly number[]): PlannedChannel[] {
  return Array.from({ length: 1 + dice.below(3) }, (_, n) => {
    const alerts = Array.from({ length: dice.below(3) }, () => anAlert(dice, stories));
    const digests = alerts.length === 0 || dice.chance(0.5) ? [aDigest(dice, stories)] : [];
    return {
      address: `C${n + 1}`,
      quiet: dice.chance(0.35) ? quietHours(dice) : null,
      subscriptions: [...alerts, ...digests],
    };
  });
}

function anAlert(dice: Dice, stories: readonly number[]): PlannedSubscription {
  return {
    query: aQuery(dice, stories),
    cadence: { kind: 'instantly' },
    timeZone: 'UTC',
    breaksThrough: dice.chance(0.3) ? ['signed'] : [],
  };
}

function aDigest(dice: Dice, stories: readonly number[]): PlannedSubscription {
  const cadence: Cadence = dice.chance(0.6)
    ? { kind: 'daily', days: 'every', hour: dice.below(24), minute: dice.pick([0, 30]) }
    : { kind: 'every', hours: dice.pick([2, 4, 6, 12]) };
  // Hours are counted in the zone's time; the oracle counts them in UTC only.
  const timeZone = cadence.kind === 'daily' ? dice.pick(['UTC', 'Asia/Kolkata'] as const) : 'UTC';
  return { query: aQuery(dice, stories), cadence, timeZone, breaksThrough: [] };
}

function aQuery(dice: Dice, stories: readonly number[]): PlainQuery {
  const story = STORIES[dice.pick(stories)] ?? STORIES[0];
  if (!story) throw new Error('There are stories.');
  const [a, b] = story.pair;
  return dice.pick<PlainQuery>([
    { kind: 'all', text: '', value: '' },
    { kind: 'all', text: '', value: '' },
    { kind: 'country', text: `country:${a}`, value: a },
    { kind: 'pair', text: `pair:${a}~${b}`, value: `${a}~${b}` },
    { kind: 'sector', text: `sector:${story.sector}`, value: story.sector },
    { kind: 'signed', text: 'stage:signed', value: '' },
  ]);
}

function quietHours(dice: Dice): NonNullable<PlannedChannel['quiet']> {
  const hours = dice.pick<Pick<QuietHours, 'from' | 'to'>>([
    { from: { hour: 20, minute: 0 }, to: { hour: 7, minute: 0 } },
    { from: { hour: 22, minute: 30 }, to: { hour: 6, minute: 15 } },
    { from: { hour: 12, minute: 0 }, to: { hour: 13, minute: 30 } },
  ]);
  return { ...hours, timeZone: dice.pick(['UTC', 'Asia/Kolkata'] as const) };
}
