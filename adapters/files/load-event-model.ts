import * as z from 'zod';
import type { EventModel } from '../../src/stories/event-model.ts';
import { readDataFile } from './data-file.ts';

const eventModelFile = z.object({
  note: z.string(),
  threshold: z.number().min(0).max(1),
  bias: z.number(),
  weights: z.record(z.string(), z.number()),
});

/** Reads the weights by which two items are judged to be of one event; a bad file is a `DataFileError`. */
export function loadEventModel(folder: string): EventModel {
  const { threshold, bias, weights } = readDataFile(folder, 'model-stories.json', eventModelFile);
  return { threshold, bias, weights };
}
