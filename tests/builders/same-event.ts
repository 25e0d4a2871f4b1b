import { join } from 'node:path';
import { loadEventModel } from '../../adapters/files/load-event-model.ts';
import { createSameEvent, type SameEvent } from '../../src/stories/same-event.ts';

const DATA = join(import.meta.dirname, '../../data');

/** The judge of what is one event, with the weights that are shipped. */
export function shippedSameEvent(): SameEvent {
  return createSameEvent(loadEventModel(DATA));
}
