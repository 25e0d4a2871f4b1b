import { expect, it } from 'vitest';
import { rootElement } from '../../../src/feeds/root-element.ts';

it.each<[text: string, name: string | null, start?: number]>([
  ['<rss version="2.0"/>', 'rss', 0],
  ['<?xml version="1.0"?>\n<rss>', 'rss', 22],
  ['\uFEFF <RDF:rdf x="1">', 'rdf', 2],
  ['<atom:feed>', 'feed', 0],
  ['<!-- <rss> --><feed/>', 'feed', 14],
  ['<?php <rss> ?><feed>', 'feed', 14],
  ['<!DOCTYPE rss SYSTEM "a>b"><rss>', 'rss'],
  ['<!DOCTYPE rss [<!ENTITY a "]>"><!-- ]> --><!ENTITY b \'<rss>\'>]><rss>', 'rss', 63],
  ['<!DOCTYPE rss [ unfinished > <rss>', 'rss', 29],
  ['<br />\n<b>Warning</b>: x < y <rss>', 'rss', 29],
  ['<html><rss>', 'html', 0],
  ['<html><body><script>"<feed>"</script>', 'html', 0],
  ['<html><body><div><feed xmlns="http://www.w3.org/2005/Atom">', 'feed', 17],
  ['<html><article><rss version="2.0">', 'rss', 15],
  ['<p>only junk</p>', 'p', 0],
  ['<xml><rss>', 'rss', 5],
  ['<note><rss>', 'note', 0],
  ['<rssx>', 'rssx', 0],
  ['no element', null],
  ['', null],
  ['<', null],
  ['< rss>', null],
  ['<!-- never ends <rss>', null],
  [`${' '.repeat(300_000)}<rss>`, null],
  [`${'<!a>'.repeat(20)}<rss>`, null],
])('%s', (text, name, start) => {
  const root = rootElement(text);
  expect(root?.name ?? null).toBe(name);
  if (start !== undefined) expect(root?.start).toBe(start);
});
