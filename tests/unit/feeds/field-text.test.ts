import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUMMARY_LENGTH, summaryText, TITLE_LENGTH, titleText } from '../../../src/feeds/field-text.ts';

const plain = (source: string): string => titleText({ source, markup: 'text' });
const html = (source: string): string => summaryText({ source, markup: 'html' });

describe('titles', () => {
  it.each([
    ['R&D', 'R&D'],
    ['AT&amp;T', 'AT&T'],
    ['AT&amp;amp;T', 'AT&T'],
    ['AT&amp;amp;amp;T', 'AT&T'],
    ['India&#8217;s &amp;#8216;chip&amp;#8217; plan', 'India’s ‘chip’ plan'],
    ['Caf&eacute; &mdash; Bogot&aacute;&nbsp;round', 'Café — Bogotá round'],
    ['&bogus; stays, and so does &', '&bogus; stays, and so does &'],
    ['a < b > c', 'a < b > c'],
    ['a <b and c', 'a <b and c'],
    ['List<T> is gone', 'List<T> is gone'],
    ['&lt;T&gt; is gone', '<T> is gone'],
    ['<b>Bold</b> move', 'Bold move'],
    ['&lt;em&gt;Twice&lt;/em&gt; escaped', 'Twice escaped'],
    ['One<br/>Two', 'One Two'],
    ['  folded \n\t white \u00a0 space\u3000', 'folded white space'],
    ['zero\u200bwidth \u202bbidi\u202c stays', 'zero\u200bwidth \u202bbidi\u202c stays'],
    ['form\u000cfeed bell\u0007 nul\u0000', 'form feed bell nul'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['Côte d’Ivoire'.normalize('NFD'), 'Côte d’Ivoire'.normalize('NFD')],
    ['Indiaâ€™s', 'India’s'],
    ['copy &copy=1 & reg &reg; sign', 'copy &copy=1 & reg ® sign'],
    ['', ''],
    ['<p> </p>', ''],
  ])('%j', (source, expected) => expect(plain(source)).toBe(expected));

  it('end at a word within their length', () => {
    const title = plain('word '.repeat(200));
    expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH);
    expect(title).toMatch(/word…$/);
  });

  it('are cut within a word where there is no space, and never within a character', () => {
    const title = plain('😀'.repeat(TITLE_LENGTH));
    expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH);
    expect(title.isWellFormed()).toBe(true);
    expect(title.endsWith('😀…')).toBe(true);
  });
});

describe('summaries', () => {
  it.each([
    ['<p>One.</p><p>Two.</p>', 'One. Two.'],
    ['<ul><li>One<li>Two</ul>', 'One Two'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['in<b>line</b>d H<sub>2</sub>O', 'inlined H2O'],
    ['<script>x()</script><style>p{}</style><noscript>n</noscript>Text', 'Text'],
    ['a &lt; b &amp; c', 'a < b & c'],
    ['a < b & c', 'a < b & c'],
    ['&amp;nbsp;spaced&amp;nbsp;', 'spaced'],
    ['&lt;p&gt;Escaped &lt;b&gt;twice&lt;/b&gt;&lt;/p&gt;', 'Escaped twice'],
    ['<!-- gone --><![CDATA[gone]]>here', 'here'],
    ['<img src="x" alt="no">Caption<br>Line', 'Caption Line'],
    ['<a href="http://x">open', 'open'],
    ['plain text', 'plain text'],
    ['cut <a href="https://exam', 'cut'],
  ])('%j', (source, expected) => expect(html(source)).toBe(expected));

  it('leave "<" in plain text alone unless it makes a known tag', () => {
    expect(summaryText({ source: '3 < 4 and <x> but <p>this</p>', markup: 'text' })).toBe(
      '3 < 4 and but this',
    );
    expect(summaryText({ source: '3 < 4 and <x>', markup: 'text' })).toBe('3 < 4 and <x>');
  });

  it('find the text behind a large picture', () => {
    const picture = `<img src="data:image/png;base64,${'A'.repeat(400_000)}">`;
    expect(html(`${picture}<p>Text</p>`)).toBe('Text');
  });

  it('find the text behind much layout', () => {
    expect(html(`${'<div>\n          </div>'.repeat(2_000)}<p>Text</p>`)).toBe('Text');
  });

  it('are bounded and folded, whatever comes', () => {
    const source = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('<p>', '</p>', '<', '&', '&amp;', '<b ', '>', '<!--', '<script>', 'Ã©', '\n'),
      ),
    );
    fc.assert(
      fc.property(source, fc.constantFrom('html' as const, 'text' as const), (parts, markup) => {
        const text = summaryText({ source: parts.join(''), markup });
        expect(text.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/[\t\n\r ]{2}/);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});
