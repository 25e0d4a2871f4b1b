import { describe, expect, it } from 'vitest';
import { readXml, type Stop } from '../../../src/feeds/xml-events.ts';

/** What a reader hears of a document, in short. */
function heard(
  text: string,
  deepest = 256,
  most = Number.POSITIVE_INFINITY,
): { events: string[]; stop: Stop } {
  const events: string[] = [];
  const listener = {
    open: (tag: { name: string; attributes: ReadonlyMap<string, string> }) =>
      events.push(
        [`<${tag.name}`, ...[...tag.attributes].map(([name, value]) => `${name}=${value}`)].join(' '),
      ),
    close: (cut: boolean) => events.push(cut ? 'cut' : '>'),
    text: (data: string) => events.push(data),
  };
  const stop = readXml(text, listener, deepest, () => events.length > most);
  return { events, stop };
}

describe('elements and text', () => {
  it.each<[text: string, events: readonly string[]]>([
    ['<a>x</a>', ['<a', 'x', '>']],
    ['<A B="1" c=\'&lt;2\' B="3"/>', ['<a b=1 c=<2', '>']],
    ['<a><b/>t</a>', ['<a', '<b', '>', 't', '>']],
    ['<a>1 < 2</a>', ['<a', '1 ', '< 2', '>']],
    ['<a><![CDATA[<b>&amp;]]></a>', ['<a', '<b>&amp;', '>']],
    ['<a>&amp;&#65;&nbsp;</a>', ['<a', '&', 'A', '&nbsp;', '>']],
    ['<a></b></a>', ['<a', '>']],
    ['<a><b><c></a>', ['<a', '<b', '<c', '>', '>', '>']],
    ['<a><b>t', ['<a', '<b', 't', 'cut', 'cut']],
    ['<a><b t', ['<a', '<b', 'cut', 'cut']],
    ['<!-- c --><?p i?><!DOCTYPE x><a/>', ['<a', '>']],
  ])('%s', (text, events) => {
    const { events: all, stop } = heard(text);
    expect(all).toEqual(events);
    expect(stop).toEqual({ kind: 'ended' });
  });
});

describe('bounds', () => {
  it('stop at the depth, and say where', () => {
    const { events, stop } = heard('<a><b><c><d>', 2);
    expect(events).toEqual(['<a', '<b']);
    expect(stop).toEqual({ kind: 'too-deep', at: 6 });
  });

  it('stop when there is enough', () => {
    const { events, stop } = heard('<a/>'.repeat(100), 9, 3);
    expect(events).toHaveLength(4);
    expect(stop).toEqual({ kind: 'enough' });
  });

  it('keep a limited number of attributes of limited length', () => {
    const attributes = Array.from({ length: 1_000 }, (_, i) => `a${i}="${'x'.repeat(5_000)}"`).join(' ');
    const [tag] = heard(`<a ${attributes}/>`).events;
    expect(tag?.split(' ')).toHaveLength(65);
    expect(tag?.length).toBeLessThan(64 * 4_200);
  });
});
