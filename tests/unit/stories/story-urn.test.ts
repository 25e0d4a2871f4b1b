import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storyUrn } from '../../../src/stories/story-urn.ts';
import { aStory } from '../../builders/story.ts';

const withOrigin = (origin: string) => {
  const story = aStory();
  return { ...story, memory: { ...story.memory, origin } };
};

it('is a UUID of version 8 (RFC 9562), for any fingerprint and for none', () => {
  const shape = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(fc.oneof(hex, fc.string()), (origin) => {
      expect(storyUrn(withOrigin(origin))).toMatch(shape);
    }),
  );
  expect(storyUrn(aStory())).toMatch(shape);
});

it('stays when headline, labels and number change, and differs for another origin', () => {
  const id = storyUrn(withOrigin('0'.repeat(32)));
  expect(storyUrn({ ...withOrigin('0'.repeat(32)), title: 'Other', url: null })).toBe(id);
  expect(storyUrn(withOrigin(`${'0'.repeat(31)}1`))).not.toBe(id);
});
