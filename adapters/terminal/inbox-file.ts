import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';

/** One line of the inbox: a message, a new text for one, or an answer to one. */
export interface InboxEntry {
  readonly kind: 'post' | 'edit' | 'reply';
  /** The message that it is, or that it changes or answers. */
  readonly id: string;
  readonly mark: string | null;
  readonly at: EpochMs;
  readonly message: Message;
}

/** What is looked at of a line when it is read back: we wrote it, but the file is the user's. */
const schema = z.object({
  kind: z.enum(['post', 'edit', 'reply']),
  id: z.string(),
  mark: z.string().nullable(),
  at: z.number(),
  message: z.object({ title: z.string(), blocks: z.array(z.looseObject({ kind: z.string() })) }),
});

/** Beyond this size the file is put aside as the older half, and the one before it is forgotten. */
const LARGEST = 8 * 1024 * 1024;

/** The inbox of the terminal: JSON lines in the state's folder, the older half in a file of its own. */
export interface InboxFile {
  /** Appends a line and waits for the disk. */
  append(entry: InboxEntry): void;
  /** All lines that can be read, oldest first. */
  read(): readonly InboxEntry[];
}

/** Opens the inbox in a folder; nothing is written before the first line. */
export function inboxFile(folder: string): InboxFile {
  const [current, older] = [join(folder, 'inbox.jsonl'), join(folder, 'inbox.older.jsonl')];
  return {
    append: (entry) => {
      if (existsSync(current) && statSync(current).size > LARGEST) renameSync(current, older);
      const file = openSync(current, 'a', 0o600);
      try {
        // A line that a crash cut short is ended first, so that it spoils none but itself.
        writeSync(file, `${endsInLine(current) ? '' : '\n'}${JSON.stringify(entry)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
    read: () => [older, current].flatMap(linesOf),
  };
}

function endsInLine(path: string): boolean {
  const text = readFileSync(path, 'utf8');
  return text === '' || text.endsWith('\n');
}

function linesOf(path: string): InboxEntry[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(entryOf);
}

function entryOf(row: string): InboxEntry[] {
  try {
    const parsed = schema.safeParse(JSON.parse(row));
    return parsed.success ? [parsed.data as unknown as InboxEntry] : [];
  } catch {
    // A line that a crash cut short.
    return [];
  }
}
