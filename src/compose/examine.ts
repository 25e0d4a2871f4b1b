import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCatalogue } from '../../adapters/files/load-catalogue.ts';
import { loadLexicon } from '../../adapters/files/load-lexicon.ts';
import { loadVocabulary } from '../../adapters/files/load-vocabulary.ts';
import { dataDir } from '../../adapters/files/locations.ts';
import { acquireLock } from '../../adapters/sqlite/instance-lock.ts';
import type { Feed } from '../domain/feed.ts';
import type { Finding } from '../messages/doctor.ts';
import { count } from '../messages/labels.ts';
import type { CliContext } from './context.ts';
import { describeFailure } from './failure.ts';
import { openStateFile, stateFile } from './program.ts';

/** Checks what a running installation depends on. Reads only; works beside a running instance. */
export async function examine(context: CliContext): Promise<Finding[]> {
  return [
    well('configuration', 'every variable is usable'),
    folderFinding(context),
    ...dataFindings(),
    ...(await stateFindings(context)),
    {
      level: 'note',
      subject: 'chat',
      found: 'no chat platform is configured: answers go to the terminal',
      mend: null,
    },
  ];
}

function well(subject: string, found: string): Finding {
  return { level: 'well', subject, found, mend: null };
}

function folderFinding(context: CliContext): Finding {
  const home = resolve(context.config.home);
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.R_OK | constants.W_OK);
    return well('state folder', `${home} can be read and written`);
  } catch {
    const mend = 'Give the user that runs Entente the right to write there, or set ENTENTE_HOME.';
    return { level: 'bad', subject: 'state folder', found: `${home} cannot be written.`, mend };
  }
}

function dataFindings(): Finding[] {
  const data = dataDir();
  const checks: readonly (readonly [subject: string, check: () => unknown, found: string])[] = [
    ['feed catalogue', () => loadCatalogue(data), 'can be read'],
    ['lexicon', () => loadLexicon(data), 'countries, sectors, stages and cues can be read'],
    ['query vocabulary', () => loadVocabulary(data), 'names can be read'],
  ];
  return checks.map(([subject, check, found]) => {
    try {
      check();
      return well(subject, found);
    } catch (error) {
      return { level: 'bad', subject, found: describeFailure(error).message, mend: null };
    }
  });
}

async function stateFindings(context: CliContext): Promise<Finding[]> {
  if (!existsSync(stateFile(context.config))) {
    return [
      { level: 'note', subject: 'state', found: 'there is none yet;', mend: '“entente fetch” makes it.' },
    ];
  }
  try {
    const store = openStateFile({ config: context.config, lifecycle: context.lifecycle });
    const feeds = await store.feeds.list();
    return [
      well('state', `${stateFile(context.config)} opens`),
      instanceFinding(context),
      ...feedFindings(feeds),
    ];
  } catch (error) {
    return [{ level: 'bad', subject: 'state', found: describeFailure(error).message, mend: null }];
  }
}

function instanceFinding(context: CliContext): Finding {
  const lock = acquireLock(resolve(context.config.home));
  if (!lock.ok) return well('instance', 'one is running on this state');
  lock.release();
  return { level: 'note', subject: 'instance', found: 'none is running on this state', mend: null };
}

/** Feeds by health; catalogue feeds that nobody has seen answer are named as unverified. */
function feedFindings(feeds: readonly Feed[]): Finding[] {
  const enabled = feeds.filter((feed) => feed.disabled === null);
  const polled = enabled.filter((feed) => feed.health.lastPolledAt !== null);
  const failing = polled.filter((feed) => feed.health.failures > 0);
  const unverified = new Set(
    loadCatalogue(dataDir()).flatMap((feed) => (feed.unverified ? [feed.source.url] : [])),
  );
  const unseen = enabled.filter((feed) => unverified.has(feed.url) && feed.health.lastSuccessAt === null);
  const findings: Finding[] = [
    well(
      'feeds',
      `${polled.length - failing.length} of ${polled.length} polled ones answer; ${feeds.length - enabled.length} switched off`,
    ),
  ];
  for (const feed of failing) {
    const mend = `If it stays so: entente feeds remove ${feed.url}`;
    findings.push({ level: 'note', subject: feed.title, found: feed.health.lastError ?? 'failed', mend });
  }
  if (unseen.length > 0) {
    const names = unseen
      .slice(0, 5)
      .map((feed) => feed.title)
      .join('; ');
    const found = `${count(unseen.length, 'feed')} of the catalogue not seen answering yet: ${names}${unseen.length > 5 ? '; …' : ''}`;
    findings.push({ level: 'note', subject: 'unverified', found, mend: null });
  }
  return findings;
}
