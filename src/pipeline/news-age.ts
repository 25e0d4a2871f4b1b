import { DAY, type DurationMs } from '../domain/time.ts';

/** What was published longer ago is kept and can be searched, but is news to nobody: no alert and no digest brings it. */
export const NEWS_AGE: DurationMs = 7 * DAY;
