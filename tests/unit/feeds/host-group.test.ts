import { describe, expect, it } from 'vitest';
import { hostGroup } from '../../../src/feeds/host-group.ts';

describe('hostGroup', () => {
  it.each([
    ['https://www.gov.uk/a.atom', 'www.gov.uk'],
    ['https://feeds.bbci.co.uk/news/rss.xml', 'bbci.co.uk'],
    ['https://news.example.com/a', 'example.com'],
    ['https://Example.COM:8443/a', 'example.com'],
    ['https://a.github.io/feed', 'github.io'],
    ['https://b.github.io/feed', 'github.io'],
    ['http://127.0.0.1:8080/a', '127.0.0.1:8080'],
    ['http://[::1]:8080/a', '[::1]:8080'],
    ['http://localhost/a', 'localhost'],
    ['no address', ''],
  ])('%s → %s', (url, group) => {
    expect(hostGroup(url)).toBe(group);
  });
});
