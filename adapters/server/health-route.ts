import type { HealthReport } from '../../src/pipeline/health.ts';
import type { ServerLog } from './limits.ts';
import { json, type Route, type ServerResponse } from './route.ts';

/** What is answered when no report can be made: the process lives, its state does not answer. */
const NO_REPORT = {
  live: true,
  ready: false,
  problems: ['The state could not be read. The log says why.'],
} as const;

/**
 * `GET /health` (the whole report), `/health/live` (200 while the process answers) and `/health/ready` (503 while it
 * does not do its work), for people and for what restarts or routes to the program.
 */
export function healthRoutes(report: () => Promise<HealthReport>, log: ServerLog): readonly Route[] {
  const reported = async (): Promise<HealthReport | typeof NO_REPORT> => {
    try {
      return await report();
    } catch (error) {
      log.error({ err: error }, 'the health report failed');
      return NO_REPORT;
    }
  };
  const whole = async (): Promise<ServerResponse> => {
    const body = await reported();
    return json(body === NO_REPORT ? 503 : 200, body);
  };
  const ready = async (): Promise<ServerResponse> => {
    const body = await reported();
    return json(body.ready ? 200 : 503, { ready: body.ready, problems: body.problems });
  };
  return [
    { method: 'GET', path: '/health', handle: whole },
    { method: 'GET', path: '/health/live', handle: () => json(200, { live: true }) },
    { method: 'GET', path: '/health/ready', handle: ready },
  ];
}
