import { expect, it } from 'vitest';
import { corroboration } from '../../../src/stories/corroboration.ts';
import { aSource } from '../../builders/story.ts';

it('counts an outlet once, official ones first', () => {
  const sources = [
    aSource({ outlet: 'Mint' }),
    aSource({ outlet: 'The Hindu' }),
    aSource({ outlet: 'Hindu' }),
    aSource({ outlet: 'DSIT', kind: 'government' }),
    aSource({ outlet: 'DSIT', kind: 'aggregator' }),
  ];
  expect(corroboration(sources)).toEqual({ outlets: ['DSIT', 'Mint', 'The Hindu'], official: 1 });
});
