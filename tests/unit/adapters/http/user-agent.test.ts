import { describe, expect, it } from 'vitest';
import { userAgent } from '../../../../adapters/http/user-agent.ts';

describe('userAgent', () => {
  it.each([
    ['https://entente.example/about', 'Entente/0.1.0 (+https://entente.example/about; feed reader)'],
    [null, 'Entente/0.1.0 (feed reader)'],
    ['', 'Entente/0.1.0 (feed reader)'],
    ['https://x.example/\r\nEvil: 1 (é)', 'Entente/0.1.0 (+https://x.example/Evil:1; feed reader)'],
  ])('with the contact %j', (contact, name) => {
    expect(userAgent('0.1.0', contact)).toBe(name);
  });
});
