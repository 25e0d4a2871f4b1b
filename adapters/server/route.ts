import type { IncomingHttpHeaders } from 'node:http';

/** A request as a route sees it: read whole, within the limits of the server. */
export interface ServerRequest {
  /** As it came; a route for `GET` also gets `HEAD`, and the server leaves the body of its answer out. */
  readonly method: string;
  /** Still percent-encoded, dot segments resolved, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** The body byte by byte, as signatures are computed over it; empty where there is none. */
  readonly body: Uint8Array;
  /** Who is connected; `null` when that is not known. */
  readonly remoteAddress: string | null;
  /** Aborted when the client leaves, the time for the answer is up or the server closes for good. */
  readonly signal: AbortSignal;
}

/** An answer as a value. */
export interface ServerResponse {
  readonly status: number;
  /** Names in lower case; they take precedence over the headers that the server sets itself. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What the server answers on one path, or on all paths that begin with a prefix (`/images/`). */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** What it throws is logged and answered with 500. */
  readonly handle: (request: ServerRequest) => ServerResponse | Promise<ServerResponse>;
  /** For routes that take larger bodies than the server's usual bound. */
  readonly maxBodyBytes?: number;
  /** Asked before the body is taken in: a path that it does not know is answered with 404, and its body dropped. */
  readonly knows?: (path: string) => Promise<boolean>;
} & ({ readonly path: string } | { readonly prefix: string });

/** An answer in JSON. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ServerResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: `${JSON.stringify(value)}\n`,
  };
}

/** An answer that says what went wrong: `{"error": "…"}`. */
export function refusal(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): ServerResponse {
  return json(status, { error }, headers);
}
