import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ChatJsCustomer } from './chatjs-customer.ts';
import type { OwnChat, ServiceOfChat } from './rules.ts';

const SESSION = fileURLToPath(new URL('node-session.ts', import.meta.url));

/** A customer in a Node process, whose timers are the test's. */
export class CustomerInNode extends ChatJsCustomer {
  readonly #service: ServiceOfChat;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #asked = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  #requests = 0;
  #sockets = 0;

  private constructor(service: ServiceOfChat) {
    super();
    this.#service = service;
    this.#child = spawn(process.execPath, [SESSION, String(service.transport.nowMs)]);
    this.#child.stderr.pipe(process.stderr);
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#reads(JSON.parse(line)));
  }

  static async connect(service: ServiceOfChat, chat: OwnChat): Promise<CustomerInNode> {
    const customer = new CustomerInNode(service);
    const chatDetails = JSON.stringify({ endpoint: service.url, ...chat });
    await customer.#ask(`startCustomer(${chatDetails})`);
    return customer;
  }

  get sockets(): number {
    return this.#sockets;
  }

  does(what: string): Promise<unknown> {
    return this.#ask(`customer.${what}`);
  }

  async startClock(): Promise<void> {
    await this.#ask('clock.start()');
  }

  async stopClock(): Promise<void> {
    await this.#ask('clock.stop()');
  }

  async letPass(ms: number): Promise<void> {
    this.#service.transport.advance(ms);
    await this.#ask(`clock.letPass(${ms})`);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill();
    await exited;
  }

  async #ask(expression: string): Promise<unknown> {
    this.#requests += 1;
    const id = this.#requests;
    const answered = new Promise<{ value?: unknown; error?: string }>((resolve) => this.#asked.set(id, resolve));
    this.#child.stdin.write(`${JSON.stringify({ id, expression })}\n`);
    const { value, error } = await answered;
    if (error !== undefined) throw new Error(error);
    return value;
  }

  #reads(line: { id?: number; value?: unknown; error?: string; told?: ChatJsCustomer['told'][number] }): void {
    if (line.id !== undefined) {
      this.#asked.get(line.id)?.(line);
      this.#asked.delete(line.id);
    } else if (line.told !== undefined) this.callsBack(line.told);
    else this.#sockets += 1;
  }
}
