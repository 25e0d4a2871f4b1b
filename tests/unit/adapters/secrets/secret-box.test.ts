import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSecretBox } from '../../../../adapters/secrets/secret-box.ts';

const KEY = 'a key that is made for tests alone!!';

it('opens what it sealed, and never seals the same twice alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, about) => {
      const well = text.toWellFormed();
      const [one, two] = [createSecretBox(KEY).seal(well, about), createSecretBox(KEY).seal(well, about)];
      expect(createSecretBox(KEY).open(one, about)).toBe(well);
      expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
      if (well.length > 6) expect(Buffer.from(one).includes(Buffer.from(well))).toBe(false);
    }),
  );
});

it('opens nothing with another key, about another thing, or after a change of any byte', () => {
  const box = createSecretBox(KEY);
  const sealed = box.seal('xoxb-secret', 'T1');
  expect(createSecretBox(`${KEY}!`).open(sealed, 'T1')).toBeNull();
  expect(box.open(sealed, 'T2')).toBeNull();
  sealed.forEach((_, i) => {
    const changed = Uint8Array.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(box.open(changed, 'T1'), `byte ${i}`).toBeNull();
  });
  for (const length of [0, 1, 28, sealed.length - 1])
    expect(box.open(sealed.slice(0, length), 'T1')).toBeNull();
});
