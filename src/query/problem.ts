/**
 * Something about a query that its writer should know. An error stops it; a note comes with a query that was read.
 */
export interface QueryProblem {
  /** One or two sentences: what is there, what was expected, what helps. */
  readonly message: string;
  /** The place: UTF-16 offsets into the text as it was given, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What to write in that place instead, where something is near. */
  readonly suggestion?: string;
}

/** The text with the problem's place replaced by its suggestion; `null` when there is none. */
export function mended(text: string, problem: QueryProblem): string | null {
  if (problem.suggestion === undefined) return null;
  return text.slice(0, problem.start) + problem.suggestion + text.slice(problem.end);
}
