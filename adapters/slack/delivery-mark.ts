import type { MessageMetadata } from '@slack/types';

const EVENT_TYPE = 'entente_delivery';

/** The mark of a delivery as metadata, which only apps of the workspace can read. */
export function markMetadata(mark: string): MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { mark } };
}

/** Whether a message bears the mark. */
export function bearsMark(message: { readonly metadata?: unknown }, mark: string): boolean {
  const { metadata } = message;
  if (typeof metadata !== 'object' || metadata === null) return false;
  const { event_type: type, event_payload: payload } = metadata as Partial<MessageMetadata>;
  return type === EVENT_TYPE && payload?.mark === mark;
}
