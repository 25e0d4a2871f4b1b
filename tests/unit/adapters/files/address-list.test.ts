import { expect, it } from 'vitest';
import { parseAddressList } from '../../../../adapters/files/address-list.ts';

it('takes addresses and says which lines are none', () => {
  const list = parseAddressList(
    '# feeds\r\nhttps://a.example/feed\n\n  http://b.example  \nhttps://a.example/feed\nnope\nftp://c.example',
  );
  expect(list.urls).toEqual(['https://a.example/feed', 'http://b.example']);
  expect(list.bad).toEqual([
    { line: 6, text: 'nope' },
    { line: 7, text: 'ftp://c.example' },
  ]);
});
