import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The connections of a server, told apart by whether an answer is under way on them. */
export interface Connections {
  /** Ends those without one now, and the others as soon as theirs is sent. */
  letGo(): void;
}

/**
 * Keeps count of what each connection waits for. The server's own `closeIdleConnections` passes over connections that
 * have not asked for anything yet, and one of those would hold a closing server up for as long as it likes.
 */
export function trackConnections(server: Server): Connections {
  const underWay = new Map<Socket, number>();
  let lettingGo = false;
  const change = (socket: Socket, by: 1 | -1): void => {
    const count = (underWay.get(socket) ?? 0) + by;
    if (underWay.has(socket)) underWay.set(socket, count);
    if (lettingGo && count <= 0) socket.end();
  };
  server.on('connection', (socket: Socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    change(socket, 1);
    response.once('close', () => change(socket, -1));
  });
  return {
    letGo() {
      lettingGo = true;
      for (const [socket, count] of underWay) if (count <= 0) socket.destroy();
    },
  };
}
