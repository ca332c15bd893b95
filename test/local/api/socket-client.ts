import { once } from 'node:events';
import { WebSocket } from 'ws';

type Frame = Readonly<Record<string, unknown>>;

/** A websocket client that remembers what it was sent. */
export class SocketClient {
  readonly #socket: WebSocket;
  readonly frames: Frame[] = [];
  readonly closed: Promise<number>;
  readonly #items: Frame[] = [];
  #wake: () => void = () => {};

  private constructor(url: string, headers: Record<string, string>) {
    this.#socket = new WebSocket(url, { headers });
    this.closed = new Promise((resolve) => this.#socket.on('close', (code) => resolve(code)));
    this.#socket.on('error', () => {});
    this.#socket.on('message', (data) => {
      const frame: Frame = JSON.parse(data.toString());
      this.frames.push(frame);
      if (frame.topic === 'aws/chat') this.#items.push(JSON.parse(String(frame.content)));
      this.#wake();
    });
  }

  /** Opens a socket; throws with the status of the answer where the server refuses. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<SocketClient> {
    const client = new SocketClient(url, headers);
    const refused = once(client.#socket, 'unexpected-response').then(([request, response]) => {
      request.destroy();
      throw new Error(`refused with ${response.statusCode}`);
    });
    await Promise.race([once(client.#socket, 'open'), refused]);
    return client;
  }

  /** Opens a socket and subscribes it to the chat. */
  static async subscribe(url: string): Promise<SocketClient> {
    const client = await SocketClient.open(url);
    client.send({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } });
    await client.next((frame) => frame.topic === 'aws/subscribe');
    return client;
  }

  send(frame: unknown): void {
    this.sendRaw(JSON.stringify(frame));
  }

  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  /** Cuts the connection without a word. */
  terminate(): void {
    this.#socket.terminate();
  }

  /** Stops reading: what comes stays with the sender. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** The first frame, had or yet to come, that fits. */
  next(fits: (frame: Frame) => boolean): Promise<Frame> {
    return this.#find(this.frames, fits);
  }

  /** The first item with this content type, out of its envelope. */
  item(contentType: string): Promise<Frame> {
    return this.#find(this.#items, (item) => item.ContentType === contentType);
  }

  async #find(among: readonly Frame[], fits: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const found = among.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
