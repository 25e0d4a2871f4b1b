// Runs a server where nobody else can reach it: some listen on all addresses, so they get a network of their own
// (`unshare -rn`), and what goes in and out passes two sockets in a folder. Ends with whoever started it.
// Arguments: folder, port of the server, port that it calls (0: none), then the server's command.
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const [folder, port, calledPort, command, ...args] = process.argv.slice(2);

const relay = (from, to) =>
  createServer((socket) => {
    const other = connect(to);
    socket.pipe(other).pipe(socket);
    for (const [one, two] of [
      [socket, other],
      [other, socket],
    ]) {
      one.on('error', () => two.destroy());
      one.on('close', () => two.destroy());
    }
  }).listen(from);

const server = spawn(command, args, { cwd: folder, stdio: 'ignore' });
server.once('exit', () => process.exit(1));
relay(join(folder, 'in.sock'), { host: '127.0.0.1', port: Number(port) });
if (calledPort !== '0') relay({ host: '127.0.0.1', port: Number(calledPort) }, join(folder, 'out.sock'));

const stop = () => {
  server.removeAllListeners('exit');
  server.once('exit', () => process.exit(0));
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), 2_000).unref();
};
process.stdin.on('end', stop).resume();
