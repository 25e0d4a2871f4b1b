import WebSocket from 'ws';
import { waitFor } from '../walls/wait-for.ts';

/** What the page of the local Slack is told: `{t: 'view' | 'view_errors' | 'home' | …}`. */
export interface PageFrame {
  readonly t: string;
  readonly [field: string]: unknown;
}

/** The page of the local Slack, as a program: it opens forms and homes, fills in and submits. */
export interface SlackPage {
  readonly frames: readonly PageFrame[];
  send(frame: PageFrame): void;
  /** The next frame of a type that is like this. */
  frame(type: string, like?: (text: string) => boolean): Promise<PageFrame>;
  close(): void;
}

/** Opens the page of a local Slack. */
export async function openSlackPage(url: string): Promise<SlackPage> {
  const frames: PageFrame[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as PageFrame));
  await new Promise((open, failed) => socket.once('open', open).once('error', failed));
  return {
    frames,
    send: (frame) => socket.send(JSON.stringify(frame)),
    frame: (type, like = () => true) =>
      waitFor(`a frame “${type}”`, () => frames.find((one) => one.t === type && like(JSON.stringify(one)))),
    close: () => socket.terminate(),
  };
}
