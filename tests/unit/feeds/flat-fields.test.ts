import { expect, it } from 'vitest';
import { hasFlatFields } from '../../../src/feeds/flat-fields.ts';

it.each<[xml: string, flat: boolean]>([
  ['<item><title>T</title><link>x</link></item>', true],
  ['<title><![CDATA[<b>T</b>]]></title>', true],
  ['<title>a <![CDATA[b]]> c <![CDATA[d]]></title>', true],
  ['<guid isPermaLink="false">g</guid>', true],
  ['<link/><title>T</title>', true],
  ['<link />', true],
  ['<image><title>P</title></image>', true],
  ['<title>T <b>x</b></title>', false],
  ['<description><p>x</p></description>', false],
  ['<content:encoded><p>x</p></content:encoded>', false],
  ['<title>T<link>x</link>', false],
  ['<title><![CDATA[never ends', false],
  [`<title>${'<![CDATA[x]]>'.repeat(50)}</title>`, false],
])('%s', (xml, flat) => expect(hasFlatFields(xml)).toBe(flat));
