import { describe, expect, it } from 'vitest';
import { retractionIn } from '../../../src/stories/retraction.ts';

describe('a title that takes its article back', () => {
  it.each([
    'RETRACTED: India, UK sign pact',
    'Withdrawn: India, UK sign pact',
    'Correction: India-UK-Chips story',
    '[Withdrawn] India, UK sign pact',
    'India, UK sign pact (retracted)',
    'Retraction – India, UK sign pact',
    'Article withdrawn: India, UK sign pact',
    'Richtigstellung: Indien und Großbritannien',
    'Rectificatif : Inde et Royaume-Uni',
    '更正：印英签署协议',
    '訂正：日英が署名',
  ])('%s', (title) => expect(retractionIn(title)).toContain(title));
});

describe('a title that does not', () => {
  it.each([
    'UK withdrawn from talks with India',
    'CORRECTED-India, UK sign pact',
    'Course correction: India and the UK rethink chips',
    'India retracted its offer',
    'Withdrawn troops and new pacts',
    'Correctional facilities: a pact',
    '',
  ])('%s', (title) => expect(retractionIn(title)).toBeNull());
});
