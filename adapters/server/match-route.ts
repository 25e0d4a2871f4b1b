import type { Route } from './route.ts';

/** Which route answers, or why none does. */
export type RouteMatch =
  | { readonly kind: 'found'; readonly route: Route }
  /** Routes know the path, but not by this method. */
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' };

/** Finds the route for a request: a whole path before a prefix, a longer prefix before a shorter one. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const fitting = routes.filter((route) => fits(route, path)).sort((a, b) => weight(b) - weight(a));
  const route = fitting.find((candidate) => candidate.method === wanted);
  if (route) return { kind: 'found', route };
  if (fitting.length === 0) return { kind: 'unknown' };
  const methods = fitting.flatMap((candidate) =>
    candidate.method === 'GET' ? ['GET', 'HEAD'] : candidate.method,
  );
  return { kind: 'other-method', allow: [...new Set(methods)].sort() };
}

/** Names the first two routes that would answer the same request: an error in how the program is put together. */
export function conflict(routes: readonly Route[]): string | null {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${'path' in route ? route.path : `${route.prefix}*`}`;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}

function fits(route: Route, path: string): boolean {
  return 'path' in route ? route.path === path : path.startsWith(route.prefix);
}

function weight(route: Route): number {
  return 'path' in route ? Number.MAX_SAFE_INTEGER : route.prefix.length;
}
