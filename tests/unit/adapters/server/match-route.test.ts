import { describe, expect, it } from 'vitest';
import { conflict, matchRoute } from '../../../../adapters/server/match-route.ts';
import type { Route } from '../../../../adapters/server/route.ts';

const handle = () => ({ status: 200 });
const routes: readonly Route[] = [
  { method: 'GET', prefix: '/', handle },
  { method: 'GET', prefix: '/images/', handle },
  { method: 'GET', path: '/images/logo.png', handle },
  { method: 'POST', path: '/slack/events', handle },
  { method: 'GET', path: '/slack/events', handle },
];

const nameOf = (route: Route): string => `${route.method} ${'path' in route ? route.path : route.prefix}`;

describe('matchRoute', () => {
  it.each([
    ['GET', '/images/logo.png', 'GET /images/logo.png'],
    ['GET', '/images/other.png', 'GET /images/'],
    ['GET', '/images', 'GET /'],
    ['HEAD', '/images/logo.png', 'GET /images/logo.png'],
    ['POST', '/slack/events', 'POST /slack/events'],
    ['GET', '/slack/events', 'GET /slack/events'],
  ])('%s %s is answered by %s', (method, path, name) => {
    const match = matchRoute(routes, method, path);
    expect(match.kind === 'found' && nameOf(match.route)).toBe(name);
  });

  it.each([
    ['PUT', '/slack/events', ['GET', 'HEAD', 'POST']],
    ['get', '/x', ['GET', 'HEAD']],
    ['OPTIONS', '/x', ['GET', 'HEAD']],
  ])('%s %s is told which methods there are', (method, path, allow) => {
    expect(matchRoute(routes, method, path)).toEqual({ kind: 'other-method', allow });
  });

  it('knows when nothing is there', () => {
    expect(matchRoute(routes.slice(1), 'GET', '/nothing')).toEqual({ kind: 'unknown' });
  });
});

describe('conflict', () => {
  it('finds two routes for one request', () => {
    expect(conflict(routes)).toBeNull();
    expect(conflict([...routes, { method: 'GET', prefix: '/images/', handle }])).toBe('GET /images/*');
    expect(conflict([...routes, { method: 'POST', path: '/slack/events', handle }])).toBe(
      'POST /slack/events',
    );
  });
});
