/** Bounds of the server; times in milliseconds. */
export interface ServerLimits {
  /** Of a request's body. */
  readonly maxBodyBytes: number;
  /** For a request to come in whole, and for its headers alone. */
  readonly requestMs: number;
  readonly headersMs: number;
  /** For a route to answer. */
  readonly answerMs: number;
  /** For answers under way when the server is closed. */
  readonly drainMs: number;
  readonly connections: number;
}

/** Bounds for chat platforms and people: small requests, quick answers, a stop well within five seconds. */
export const DEFAULT_LIMITS: ServerLimits = {
  maxBodyBytes: 1024 * 1024,
  requestMs: 10_000,
  headersMs: 5_000,
  answerMs: 30_000,
  drainMs: 3_000,
  connections: 512,
};

/** What the server says to operators. */
export interface ServerLog {
  error(details: object, message: string): void;
}
