import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { dataDir } from '../../adapters/files/locations.ts';
import { loadAnalyser } from '../../adapters/worker/analyser.ts';
import type { Analysis, AnalysisInput } from '../../src/domain/analysis.ts';

/** The analysis of all runs in one place: to load it anew after each kill would cost more than all the rest. */
export interface ReadingDesk {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the desk on a port of its own. */
export async function startReadingDesk(): Promise<ReadingDesk> {
  const analyse = loadAnalyser(dataDir());
  const server = createServer((request, response) => {
    json(request)
      .then((inputs) => response.end(JSON.stringify((inputs as AnalysisInput[]).map(analyse))))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Asks a desk. */
export async function readAt(desk: string, inputs: readonly AnalysisInput[]): Promise<Analysis[]> {
  const answer = await fetch(desk, { method: 'POST', body: JSON.stringify(inputs) });
  return (await answer.json()) as Analysis[];
}
