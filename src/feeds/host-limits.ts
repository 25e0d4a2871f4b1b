import { type DurationMs, type EpochMs, MINUTE } from '../domain/time.ts';
import { hostGroup } from './host-group.ts';

/**
 * Which hosts are left alone because they limit us (429, 503).
 *
 * A limit counts for its feed at first: one broken route says nothing of the others. A second address of the same host
 * that is limited, with none of them answering in between, is evidence against the host; limits at two hosts of one
 * registrable domain are evidence against the domain. What is held is left alone until the latest moment that a limit
 * named; then one feed goes ahead alone, and the first answer frees all.
 */
export interface HostLimits {
  /** Whether this address may be asked now. One that may must be followed by a {@link HostLimits.note}. */
  admit(url: string, now: EpochMs): Admission;
  /** Notes how an address answered. */
  note(url: string, end: RequestEnd, now: EpochMs): void;
}

/** Leave to ask; or the host or domain that is held, and until when: in the past while one feed tries whether it is over. */
export type Admission =
  | { readonly kind: 'go' }
  | { readonly kind: 'held'; readonly scope: string; readonly until: EpochMs };

/** `limited` with the moment that it asked for (`null`: it named none); `failed` says nothing about limits. */
export type RequestEnd =
  | { readonly kind: 'answered' | 'failed' }
  | { readonly kind: 'limited'; readonly retryAt: EpochMs | null };

/** Limits further apart than this are not evidence of one cause. */
export const EVIDENCE_WINDOW: DurationMs = 30 * MINUTE;

/** How long a host is left alone that names no moment. */
export const UNNAMED_HOLD: DurationMs = 15 * MINUTE;

/** Longest that a host is left alone for what it said to some of its feeds. */
export const LONGEST_HOLD: DurationMs = 120 * MINUTE;

/** A host or domain that limited somebody lately. */
interface Suspicion {
  /** What was limited (addresses of a host, hosts of a domain), with the moment of its last limit. */
  readonly limited: Map<string, EpochMs>;
  until: EpochMs;
  /** A feed tries whether the limit is over. */
  probing: boolean;
}

/** Where evidence is gathered, with what it is gathered of: `host` and `domain` never share a key. */
function scopesOf(
  url: string,
): readonly { readonly key: string; readonly name: string; readonly member: string }[] {
  const { host } = new URL(url);
  const domain = hostGroup(url);
  return [
    { key: `host ${host}`, name: host, member: url },
    { key: `domain ${domain}`, name: domain, member: host },
  ];
}

/** Starts with no suspicion. Kept in memory: after a restart each feed still knows its own limit. */
export function createHostLimits(): HostLimits {
  const suspicions = new Map<string, Suspicion>();
  const isHeld = (suspicion: Suspicion | undefined): suspicion is Suspicion =>
    suspicion !== undefined && suspicion.limited.size > 1;

  const suspect = (key: string, member: string, until: EpochMs, now: EpochMs): void => {
    const known = suspicions.get(key);
    const recent = [...(known?.limited ?? [])].filter(([, at]) => at >= now - EVIDENCE_WINDOW);
    suspicions.set(key, {
      // What is held stays so until it answers, however old the evidence.
      limited: new Map([...(isHeld(known) ? known.limited : recent), [member, now]]),
      until: Math.max(known?.until ?? 0, Math.min(until, now + LONGEST_HOLD)),
      probing: false,
    });
  };

  return {
    admit(url, now) {
      if (!URL.canParse(url)) return { kind: 'go' };
      const held = scopesOf(url).flatMap(({ key, name }) => {
        const suspicion = suspicions.get(key);
        return isHeld(suspicion) ? [{ name, suspicion }] : [];
      });
      const closed = held.find(({ suspicion }) => suspicion.until > now || suspicion.probing);
      if (closed) return { kind: 'held', scope: closed.name, until: closed.suspicion.until };
      for (const { suspicion } of held) suspicion.probing = true;
      return { kind: 'go' };
    },
    note(url, end, now) {
      if (!URL.canParse(url)) return;
      for (const { key, member } of scopesOf(url)) {
        const suspicion = suspicions.get(key);
        if (end.kind === 'limited') suspect(key, member, end.retryAt ?? now + UNNAMED_HOLD, now);
        else if (end.kind === 'answered') suspicions.delete(key);
        else if (suspicion) suspicion.probing = false;
      }
    },
  };
}
