/** What a status says to somebody who wants to read a feed, as the rest of a sentence that begins with the host. */
const WORDS: Readonly<Record<number, string>> = {
  304: 'says that nothing has changed, although it was not asked',
  400: 'does not understand the request',
  401: 'asks for a name and a password',
  402: 'asks for payment',
  403: 'refuses to give the feed out; it may block programs',
  404: 'has nothing at this address',
  405: 'does not give this address out',
  406: 'does not give the feed out in a form that is read here',
  408: 'waited too long for the request',
  410: 'has removed this feed for good',
  418: 'refuses to give the feed out; it may block programs',
  421: 'does not serve this name',
  425: 'asks to come later',
  429: 'asks for fewer requests',
  451: 'may not give the feed out for legal reasons',
  500: 'has an error of its own',
  501: 'does not know how to answer',
  502: 'cannot reach the server behind it',
  503: 'is overloaded or being mended',
  504: 'cannot reach the server behind it',
  511: 'lies behind a login to the network',
};

/** One sentence on a response with an unwelcome status: `example.org has nothing at this address (404).` */
export function statusSentence(host: string, status: number): string {
  return `${host} ${WORDS[status] ?? wordsByClass(status)} (${status}).`;
}

function wordsByClass(status: number): string {
  if (status >= 520 && status <= 530) return 'cannot reach the server behind it';
  if (status >= 500) return 'has an error of its own';
  if (status >= 400) return 'does not give the feed out';
  return 'gave an unexpected answer';
}
