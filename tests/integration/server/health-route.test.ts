import { describe, expect, it } from 'vitest';
import { healthRoutes } from '../../../adapters/server/health-route.ts';
import { NO_DELIVERIES } from '../../../src/domain/delivery.ts';
import { type HealthReport, healthReport } from '../../../src/pipeline/health.ts';
import { serve } from './serving.ts';

const NOW = Date.UTC(2026, 4, 6, 10);
const report = healthReport({
  feeds: [],
  items: { founded: 0, joined: 0, duplicate: 0, irrelevant: 0, unreadable: 0, pruned: 0 },
  outbox: NO_DELIVERIES,
  version: '0.1.0',
  startedAt: NOW,
  now: NOW,
});
const problems = ['No feed has been polled.'];
const log = { error: () => undefined };

describe.each<[string, () => Promise<HealthReport>, number, number, object]>([
  ['ready', async () => report, 200, 200, report],
  ['not ready', async () => ({ ...report, ready: false, problems }), 200, 503, { ready: false, problems }],
  ['without its state', () => Promise.reject(new Error('corrupt')), 503, 503, { live: true, ready: false }],
])('an instance that is %s', (_, make, health, ready, body) => {
  it('says so at /health, /health/live and /health/ready', async () => {
    const { url } = await serve(healthRoutes(make, log));
    const whole = await fetch(`${url}/health`);
    expect(whole.status).toBe(health);
    expect(await whole.json()).toMatchObject(body);
    const live = await fetch(`${url}/health/live`);
    expect([live.status, await live.json()]).toEqual([200, { live: true }]);
    const isReady = await fetch(`${url}/health/ready`);
    expect(isReady.status).toBe(ready);
    expect(await isReady.json()).toHaveProperty('ready', ready === 200);
  });
});
