import { describe, expect, it } from 'vitest';
import { parseRobots } from '../../../src/feeds/robots-rules.ts';

const AGENT = 'Entente/0.1.0 (+https://example.org; feed reader)';
const rules = (text: string) => parseRobots('https://site.example/robots.txt', text, AGENT);
const allows = (text: string, path: string): boolean => rules(text).allows(`https://site.example${path}`);

describe('the rules of a robots.txt', () => {
  it.each([
    ['nothing', '', '/a', true],
    ['a page in its place', '<!doctype html><p>Not found: /</p>', '/a', true],
    ['all refused to all', 'User-agent: *\nDisallow: /', '/a', false],
    ['nothing refused', 'User-agent: *\nDisallow:', '/a', true],
    ['another program refused', 'User-agent: GPTBot\nDisallow: /', '/a', true],
    ['us refused by name', 'User-agent: entente\nDisallow: /\n\nUser-agent: *\nAllow: /', '/a', false],
    ['us let in by name', 'User-agent: *\nDisallow: /\n\nUser-agent: Entente\nAllow: /', '/a', true],
    ['the longest rule', 'User-agent: *\nDisallow: /news\nAllow: /news/open', '/news/open/1', true],
    ['a wildcard', 'User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', false],
    ['a query', 'User-agent: *\nDisallow: /*?page=', '/news?page=2', false],
    ['a mark and odd line ends', '\uFEFFUser-agent: *\rDisallow: /a\r', '/a', false],
  ])('%s', (_, text, path, expected) => {
    expect(allows(text, path)).toBe(expected);
  });

  it('hold for their own site alone', () => {
    for (const url of ['https://other.example/', 'http://site.example/', 'https://site.example:8443/', 'no'])
      expect(rules('').allows(url)).toBe(false);
  });

  it.each([
    ['User-agent: *\nCrawl-delay: 10', 10_000],
    ['User-agent: *\nCrawl-delay: 0.5', 500],
    ['User-agent: Entente\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 10', 3_000],
    ['User-agent: *\nCrawl-delay: soon', null],
    ['User-agent: *\nCrawl-delay: -1', null],
    ['User-agent: *\nCrawl-delay: Infinity', null],
    ['', null],
  ])('%j has the delay %s', (text, delay) => {
    expect(rules(text).crawlDelay).toBe(delay);
  });

  it('made to cost time refuse all, and are judged in no time', () => {
    const began = performance.now();
    const wild = `User-agent: *\nAllow: /\n${'Disallow: /*a*a*a*a*a*a*b\n'.repeat(50_000)}`;
    expect(rules(wild)).toMatchObject({ problem: expect.stringMatching(/wildcards/) });
    expect(allows(wild, `/${'a'.repeat(900)}`)).toBe(false);
    expect(
      allows(`User-agent: *\n${`Disallow: /${'*a'.repeat(240)}b\n`.repeat(100)}`, `/${'a'.repeat(990)}`),
    ).toBe(true);
    expect(allows('User-agent: *\nAllow: /', `/${'a'.repeat(2_000)}`)).toBe(false);
    expect(allows(`User-agent: *\nDisallow: /${'a'.repeat(600)}`, `/${'a'.repeat(550)}`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
