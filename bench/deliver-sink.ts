import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The platform of `bench/deliver.ts`, a process of its own: says when each message came, then answers. */
const server = createServer((request, response) => {
  text(request).then(
    (body) => {
      process.send?.({ mark: body.slice(0, body.indexOf('\n')), at: Date.now() });
      response.end('{"ok":true}');
    },
    () => response.destroy(),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
