import { describe, expect, it } from 'vitest';
import { ARTICLE_LENGTH, readArticle } from '../../../src/feeds/article-text.ts';
import { aDocument } from '../../builders/document.ts';

const read = (html: string | Uint8Array) => readArticle(aDocument(html, 'text/html; charset=utf-8'));
const TEXT =
  'India and Japan signed a memorandum on semiconductor cooperation on Wednesday, officials in New Delhi said. ';
const article = (paragraphs: string): string =>
  `<!doctype html><html><head><title>News</title><script>evil()</script></head><body><nav><a href="/">Home</a> <a href="/x">World</a></nav>
   <article><h1>India and Japan sign chip pact</h1>${paragraphs}</article><footer>Copyright 2024. All rights reserved.</footer></body></html>`;

describe('the text of an article', () => {
  it('is what the page tells, without what is around it, words of paragraphs apart', () => {
    const reading = read(article(`<p>${TEXT}</p><p>Second.</p>${`<p>${TEXT}</p>`.repeat(4)}`));
    expect(reading).toMatchObject({ kind: 'text', text: expect.stringContaining('said. Second. India') });
    expect(JSON.stringify(reading)).not.toMatch(/Home|Copyright|evil/);
  });

  it('is its beginning alone', () => {
    const reading = read(article(`<p>${TEXT.repeat(5)}</p>`.repeat(20)));
    if (reading.kind !== 'text') throw new Error(reading.because);
    expect(reading.text.length).toBeLessThanOrEqual(ARTICLE_LENGTH);
    expect(reading.text.length).toBeGreaterThan(ARTICLE_LENGTH * 0.9);
    expect(reading.text.startsWith('India and Japan')).toBe(true);
  });

  it('is found in a page without its outer elements', () => {
    expect(read(`<p>${TEXT.repeat(6)}</p>`)).toMatchObject({ kind: 'text' });
  });

  it.each([
    ['an empty page', '<html><body></body></html>', /^No article was found/],
    ['nothing at all', '', /empty document instead of an article/],
    ['a PDF file', '%PDF-1.7 ...', /PDF file instead of an article/],
    [
      'a wall',
      '<html><title>Just a moment...</title><body><p>Checking your browser</p>',
      /keeps programs out/,
    ],
    ['a million open tags', `<html><body>${'<div>'.repeat(1_000_000)}`, /nests more than/],
    [
      'more elements than it looks at',
      `<html><body>${'<p>x</p>'.repeat(60_000)}`,
      /more than 50,000 elements/,
    ],
  ])('is not there in %s', (_, html, because) => {
    expect(read(html)).toEqual({ kind: 'none', because: expect.stringMatching(because) });
  });
});
