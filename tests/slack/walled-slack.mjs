// Runs the local Slack where nobody else can reach it: it listens on all addresses, so it gets a network of its own
// (`unshare -rn`), and what goes in and out passes two sockets in a folder. Ends with whoever started it.
// Arguments: binary, configuration, port, folder, port of the app (0: none).
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const [binary, configuration, port, folder, appPort] = process.argv.slice(2);

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

const slack = spawn(binary, ['--config', configuration, '--port', port, '--base-host', '127.0.0.1'], {
  stdio: 'ignore',
});
slack.once('exit', () => process.exit(1));
relay(join(folder, 'in.sock'), { host: '127.0.0.1', port: Number(port) });
if (appPort !== '0') relay({ host: '127.0.0.1', port: Number(appPort) }, join(folder, 'out.sock'));

const stop = () => {
  slack.removeAllListeners('exit');
  slack.once('exit', () => process.exit(0));
  slack.kill('SIGTERM');
};
process.stdin.on('end', stop).resume();
