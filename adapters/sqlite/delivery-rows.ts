import type { Claim, DeliveryKind, DeliveryState, Matter, Told } from '../../src/domain/delivery.ts';
import type { Destination, DestinationKind, Platform } from '../../src/domain/destination.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { DeliveryRecord } from '../../src/pipeline/delivery-ports.ts';

/** The words of a notice as a row keeps them. */
export type NoticeBody = Pick<Extract<Matter, { kind: 'notice' }>, 'title' | 'lines' | 'offers'>;

/** Columns of `destinations o` as {@link DestinationRow} names them. */
export const DESTINATION_COLUMNS = `o.id AS destination, o.platform, o.workspace, o.kind AS destinationKind, o.address,
  o.name, o.reference, o.gone_at AS goneAt`;

/** A destination as {@link DESTINATION_COLUMNS} selects it. */
export interface DestinationRow {
  readonly destination: number;
  readonly platform: Platform;
  readonly workspace: string;
  readonly destinationKind: DestinationKind;
  readonly address: string;
  readonly name: string | null;
  readonly reference: string | null;
  readonly goneAt: number | null;
}

/** A row as a destination. */
export function destinationOf(row: DestinationRow): Destination {
  const { destination, platform, workspace, destinationKind, address, name, reference, goneAt } = row;
  return { id: destination, platform, workspace, kind: destinationKind, address, name, reference, goneAt };
}

/** Columns of `deliveries d` joined with `destinations o`. */
export const DELIVERY_COLUMNS = `d.id, d.kind, d.state, d.story_id AS story, d.revision, d.from_stage AS fromStage,
  d.to_stage AS toStage, d.subscription_id AS subscription, d.window_from AS windowFrom, d.window_to AS windowTo,
  d.notice_key AS noticeKey, d.body, d.reasons, d.due_at AS dueAt, d.attempts, d.fence, d.doubtful, d.plan,
  d.message_id AS messageId, d.because, d.owed_at AS owedAt, d.tried_at AS triedAt, d.updated_at AS updatedAt, ${DESTINATION_COLUMNS}`;

/** A delivery as {@link DELIVERY_COLUMNS} selects it. */
export interface DeliveryRow extends DestinationRow {
  readonly id: number;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly story: number | null;
  readonly revision: number | null;
  readonly fromStage: Stage | null;
  readonly toStage: Stage | null;
  readonly subscription: number | null;
  readonly windowFrom: number | null;
  readonly windowTo: number | null;
  readonly noticeKey: string | null;
  readonly body: string | null;
  readonly reasons: string;
  readonly dueAt: number;
  readonly attempts: number;
  readonly fence: number;
  readonly doubtful: 0 | 1;
  readonly plan: string | null;
  readonly messageId: string | null;
  readonly because: string | null;
  readonly owedAt: number;
  readonly triedAt: number | null;
  readonly updatedAt: number;
}

/** A row as a claim; `null` when what it is about was forgotten meanwhile. `cardMessage` is the message of its story's card. */
export function claimOf(row: DeliveryRow, cardMessage: string | null): Claim | null {
  const matter = matterOf(row);
  if (matter === null) return null;
  return {
    id: row.id,
    destination: destinationOf(row),
    matter,
    cardMessage,
    attempts: row.attempts,
    owedSince: row.owedAt,
    triedSince: row.triedAt ?? row.owedAt,
    fence: row.fence,
    plan: row.plan === null ? null : (JSON.parse(row.plan) as readonly Told[]),
    doubtful: row.doubtful === 1,
  };
}

function matterOf(row: DeliveryRow): Matter | null {
  const { kind, story, subscription } = row;
  switch (kind) {
    case 'card':
      return story === null ? null : { kind, story, reasons: JSON.parse(row.reasons) as number[] };
    case 'edit':
      return story === null ? null : { kind, story, revision: row.revision ?? 1 };
    case 'thread':
      if (story === null) return null;
      return { kind, story, revision: row.revision ?? 1, from: row.fromStage, to: row.toStage };
    case 'digest':
      if (subscription === null) return null;
      return { kind, subscription, from: row.windowFrom ?? 0, to: row.windowTo ?? 0 };
    case 'summary':
      return { kind, stories: JSON.parse(row.body ?? '[]') as number[], to: row.windowTo ?? 0 };
    case 'notice': {
      const { title, lines, offers } = JSON.parse(row.body ?? '{}') as NoticeBody;
      return { kind, key: row.noticeKey ?? '', title, lines, ...(offers ? { offers } : {}) };
    }
  }
}

/** A row as `why` and `status` show it. */
export function recordOf(row: DeliveryRow): DeliveryRecord {
  const { id, kind, state, story, dueAt, updatedAt, attempts, messageId, because } = row;
  const reasons = row.subscription === null ? (JSON.parse(row.reasons) as number[]) : [row.subscription];
  const destination = destinationOf(row);
  return { id, kind, state, destination, reasons, story, dueAt, updatedAt, attempts, messageId, because };
}
