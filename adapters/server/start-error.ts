/** The server could not begin to listen; the message says which variable to change. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Says why a server could not listen, by the code of the system's error. */
export function startError(error: unknown, host: string, port: number): ServerStartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  return new ServerStartError(code, sentence(code, host, port));
}

function sentence(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program. Set PORT to a free one, or to 0 to take any.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
      return `${host} is no address of this machine. Set HOST to one of its own, such as 127.0.0.1, or to 0.0.0.0 for all.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is a name that leads nowhere. Set HOST to an address of this machine, such as 127.0.0.1.`;
    default:
      return `The HTTP server could not listen on ${host}, port ${port} (${code}). Check HOST and PORT.`;
  }
}
