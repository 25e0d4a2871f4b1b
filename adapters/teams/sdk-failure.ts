import type { TeamsCallFailure } from './teams-calls.ts';

/** An error of the SDK's client, as far as it is read. */
interface SdkError {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly response?: {
    readonly headers?: { get?(name: string): string | undefined };
    readonly bodyAsText?: unknown;
  };
}

/** What an error of the SDK's client says, without what may be secret in it. What is no error is thrown on. */
export function failureOf(error: unknown): TeamsCallFailure {
  if (!(error instanceof Error)) throw error;
  const { statusCode, code, cause, response }: SdkError = error;
  const wait = Number(response?.headers?.get?.('retry-after') ?? Number.NaN);
  return {
    kind: 'call-failed',
    status: typeof statusCode === 'number' ? statusCode : null,
    code:
      codeIn(response?.bodyAsText) ??
      /AADSTS\d{4,8}/.exec(error.message)?.[0] ??
      (typeof code === 'string' && statusCode !== undefined ? code : null),
    retryAfter: Number.isFinite(wait) ? wait : null,
    cause: typeof statusCode === 'number' ? null : (systemCode(error) ?? systemCode(cause) ?? error.name),
  };
}

/** `{"error":{"code":"…"}}`, as the connector answers. */
function codeIn(body: unknown): string | null {
  const match = typeof body === 'string' ? /"code"\s*:\s*"(\w{1,80})"/.exec(body) : null;
  return match?.[1] ?? null;
}

function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
