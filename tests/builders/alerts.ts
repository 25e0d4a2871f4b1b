import type { AlertIndex } from '../../src/pipeline/alert-index.ts';

/** Nobody has subscribed to anything. */
export const noAlerts: AlertIndex = { refresh: async () => {}, cards: () => [] };
