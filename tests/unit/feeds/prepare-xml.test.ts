import { expect, it } from 'vitest';
import { prepareXml } from '../../../src/feeds/prepare-xml.ts';

it.each([
  ['<rss>a & b &amp; c &#38; &x; &nbsp;</rss>', '<rss>a &amp; b &amp; c &#38; &x; &nbsp;</rss>'],
  ['<rss><a href="?a=1&b=2"/></rss>', '<rss><a href="?a=1&amp;b=2"/></rss>'],
  ['<rss><![CDATA[a & b &#1;]]> & c</rss>', '<rss><![CDATA[a & b &#1;]]> &amp; c</rss>'],
  ['<rss><![CDATA[a & b', '<rss><![CDATA[a & b'],
  ['<rss>&#x1F;&#0;&#55296;&#65534;&#x41;&#10;</rss>', '<rss>    &#x41;&#10;</rss>'],
  ['<rss>\u0000\u000b\u001f\uffff\ttab\u0085\u009f</rss>', '<rss>    \ttab\u0085\u009f</rss>'],
  ['<rss>x</rss>\n<!-- more -->&<p>', '<rss>x</rss>'],
  ['<RSS>x</RSS >junk', '<RSS>x</RSS >'],
  ['<rss>cut', '<rss>cut'],
])('%j', (text, expected) => expect(prepareXml(text)).toBe(expected));
