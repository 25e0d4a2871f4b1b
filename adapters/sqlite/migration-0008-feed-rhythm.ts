/** What a feed's polls have shown of it: its own rhythm, and a move that waits for confirmation. */
export const feedRhythm = `
ALTER TABLE feeds ADD COLUMN between_ms REAL;      -- mean time between its newest entries; NULL: none seen
ALTER TABLE feeds ADD COLUMN moving_to TEXT;       -- where a permanent redirect led at the last good poll
`;
