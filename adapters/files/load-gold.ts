import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { LabelledItem } from '../../src/analysis/baselines.ts';
import { SECTORS } from '../../src/domain/sector.ts';
import { STAGES } from '../../src/domain/stage.ts';
import { DataFileError } from './data-file.ts';

const pair = z.array(z.string()).length(2);
const row = z.object({
  id: z.string().min(1),
  outlet: z.string().default(''),
  published: z.string(),
  lang: z.string(),
  title: z.string(),
  summary: z.string().default(''),
  relevant: z.boolean(),
  pairs: z.array(pair).default([]),
  background_pairs: z.array(pair).default([]),
  sectors: z.array(z.enum(SECTORS)).default([]),
  stage: z.enum(STAGES).nullable().default(null),
  story: z.string().default(''),
  initiative: z.string().nullable().default(null),
});

/** Reads one JSONL file of labelled items; a bad line is a {@link DataFileError} that names it. */
export function readGoldFile(path: string): LabelledItem[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, i): LabelledItem[] => {
    if (line.trim() === '') return [];
    const parsed = row.safeParse(parse(line, path, i + 1));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = issue?.path.map(String).join('.') ?? '';
      throw new DataFileError(`${path} line ${i + 1}, field "${field}": ${issue?.message ?? 'bad shape'}.`);
    }
    return [{ ...parsed.data, story: parsed.data.story || `alone:${parsed.data.id}` }];
  });
}

function parse(line: string, path: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DataFileError(`${path} line ${number} is no JSON object; one object a line was expected.`);
  }
}

/** All `*.jsonl` files of a folder, by name. */
export function readGoldFolder(folder: string): LabelledItem[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readGoldFile(join(folder, name)));
}
