import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** A data file that cannot be used; the message names file, row and what was expected. */
export class DataFileError extends Error {
  readonly code = 'BAD_DATA_FILE';
  override readonly name = 'DataFileError';
}

/** Reads a JSON file and checks its shape; a bad one is a {@link DataFileError} in one sentence. */
export function readDataFile<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): z.infer<Schema> {
  const path = join(folder, file);
  const parsed = schema.safeParse(parseJson(path, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : '';
  throw new DataFileError(
    `data/${file}${place}: ${issue?.message ?? 'bad shape'}. Mend the row or restore the file as shipped.`,
  );
}

function parseJson(path: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFileError(`data/${file} cannot be read: ${reason}. Restore the file as shipped.`);
  }
}
