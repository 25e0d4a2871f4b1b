/** The ledger is read by date as well: the latest steps of a country, and what moved in the last twelve months. */
export const ledgerDates = `
CREATE INDEX transitions_date ON transitions (date);
`;
