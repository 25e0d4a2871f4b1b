import { nearest } from '../query/suggest.ts';
import { cadenceAtEnd } from '../schedule/cadence-at-end.ts';
import { parseCadence } from '../schedule/parse-cadence.ts';
import { cadenceWord } from '../schedule/read-cadence.ts';
import { type ParsedCommand, refuse, understood } from './parsed-command.ts';
import { readQuery } from './read-query.ts';
import type { Reading } from './reading.ts';
import { wordsOf } from './words.ts';

const ACTS = ['now', 'off'] as const;

/** Reads what stands behind `digest`: nothing, `now`, `off`, or a cadence and a query. */
export function parseDigest(rest: string, reading: Reading): ParsedCommand {
  const words = wordsOf(rest);
  const [first, ...others] = words;
  if (first === undefined) return understood({ kind: 'digest-show' });
  const act = ACTS.find((known) => known === first.toLowerCase());
  if (act !== undefined) {
    if (others.length > 0) return refuse(`“digest ${act}” stands alone.`, `digest ${act}`);
    return understood({ kind: act === 'now' ? 'digest-now' : 'digest-off' });
  }
  const slip = others.length === 0 ? nearest(first, ACTS) : null;
  if (slip !== null) return refuse(`“digest ${first}” is none of the digest’s commands.`, `digest ${slip}`);
  return parseSchedule(words, reading);
}

function parseSchedule(words: readonly string[], reading: Reading): ParsedCommand {
  const parsed = parseCadence(words, { suggest: nearest, behind: 'query' });
  if (!parsed.ok) {
    const { message, nearest: form } = parsed.problem;
    return refuse(message, form === null ? queryFirst(words) : `digest ${form}`);
  }
  const cadence = words.slice(0, parsed.consumed).join(' ');
  const asked = words.slice(parsed.consumed).join(' ');
  if (parsed.schedule.cadence.kind === 'instantly') {
    const message = 'A digest comes by schedule; what should come instantly is a subscription.';
    return refuse(message, asked === '' ? 'digest daily 09:00' : `subscribe ${asked} instantly`);
  }
  const read = readQuery(asked, reading);
  if (!read.ok) return refuse(read.message, read.nearest && `digest ${cadence} ${read.nearest}`);
  const notes = parsed.note === null ? read.notes : [parsed.note, ...read.notes];
  return understood({ kind: 'digest-set', query: read.query, notes, schedule: parsed.schedule });
}

/** The form for words that do not begin with a cadence: it is put first, every morning where there is none. */
function queryFirst(words: readonly string[]): string | null {
  if (cadenceWord(words[0]) !== null) return null;
  const found = cadenceAtEnd(words, nearest);
  if (found.kind === 'problem') return null;
  const start = found.kind === 'found' ? found.start : words.length;
  const cadence = found.kind === 'found' ? words.slice(start) : ['daily', '09:00'];
  return ['digest', ...cadence, ...words.slice(0, start)].join(' ');
}
