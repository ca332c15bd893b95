import type { ClockMode } from './clock/clock-driver.ts';
import { Agent, type InChat } from './library/agent.ts';
import { Customer } from './library/customer.ts';
import { type ExpectedEntry, expectInOrder } from './library/expectations.ts';
import { LocalClient } from './library/local-client.ts';
import { type LocalConnectOptions, type Parts, startParts } from './parts.ts';
import type { TimelineEntry } from './timeline/timeline.ts';

/** An amount of chat time; what is named adds up, and fractions are welcome. */
export interface Amount {
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/**
 * An Amazon Connect chat that runs in this process, served over HTTP on loopback.
 *
 * @example
 * const connect = await LocalConnect.start({ assembly: 'cdk.out' });
 * const customer = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
 * await connect.agent('Ann').accepts(customer);
 * await connect.clock.advance({ minutes: 5 });
 * connect.expectTimeline(customer, [{ type: 'PARTICIPANT_IDLE', role: 'CUSTOMER' }]);
 * await connect.close();
 */
export class LocalConnect {
  readonly #parts: Parts;
  readonly #client: LocalClient;
  readonly clock: LocalClock;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.#client = new LocalClient(parts.url, () => this.#rest());
    this.clock = new LocalClock(parts);
  }

  /** Starts one; without options an empty instance with one queue, on a free port, its clock standing still. */
  static async start(options: LocalConnectOptions = {}): Promise<LocalConnect> {
    return new LocalConnect(await startParts(options));
  }

  /** Where it serves, such as `http://127.0.0.1:4510`. */
  get url(): string {
    return this.#parts.url;
  }

  get instance() {
    return this.#parts.instance;
  }

  get flows() {
    return this.#parts.flows.all;
  }

  get functions() {
    return this.#parts.deployment.functions;
  }

  /** Resources of the assembly that have no part in a local chat. */
  get skipped() {
    return this.#parts.deployment.skipped;
  }

  /** Starts a chat in the flow of that name and connects its customer. In manual mode the flow has run as far as it can. */
  async startChat(chat: {
    readonly flow: string;
    readonly name?: string;
    readonly attributes?: Readonly<Record<string, string>>;
  }): Promise<Customer> {
    const flow = this.#parts.flows.named(chat.flow);
    if (flow === undefined) {
      const known = this.flows.map(({ name }) => `"${name}"`).join(', ');
      throw new Error(`There is no flow "${chat.flow}". This instance has ${known || 'none'}.`);
    }
    return Customer.start(this.#client, {
      instanceId: this.instance.instanceId,
      flowId: flow.id,
      name: chat.name ?? 'Customer',
      ...(chat.attributes === undefined ? {} : { attributes: chat.attributes }),
    });
  }

  agent(name: string): Agent {
    return new Agent(this.#client, name);
  }

  /** What happened in a chat so far, over all its contacts. */
  timeline(chat: InChat): readonly TimelineEntry[] {
    return this.#parts.timeline.of(this.#parts.engine.chatOf(chat.contactId).initialContactId);
  }

  /** The timelines of all chats, oldest first. */
  timelines(): readonly (readonly TimelineEntry[])[] {
    return [...this.#parts.engine.chats].map((chat) => this.#parts.timeline.of(chat.initialContactId));
  }

  /** Throws, and shows the timeline, unless the expected entries stand in it in this order. */
  expectTimeline(chat: InChat, expected: readonly ExpectedEntry[]): void {
    expectInOrder(this.timeline(chat), expected);
  }

  async close(): Promise<void> {
    await this.#parts.close();
  }

  async #rest(): Promise<void> {
    if (this.#parts.driver.mode === 'manual') await this.#parts.driver.rest();
  }
}

/** The chat clock, for whoever turns it. */
export class LocalClock {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get nowMs(): number {
    this.#parts.driver.catchUp();
    return this.#parts.clock.nowMs;
  }

  /** Visits every deadline on the way in order, and settles after each. */
  async advance({ hours = 0, minutes = 0, seconds = 0 }: Amount): Promise<void> {
    await this.#parts.driver.advance(((hours * 60 + minutes) * 60 + seconds) * 1000);
  }

  /** Advances to the next participant timer; false, and nothing moves, where none runs. */
  async advanceToNextTimer(): Promise<boolean> {
    return this.#parts.driver.advanceToNextTimer();
  }

  setMode(mode: ClockMode): void {
    this.#parts.driver.setMode(mode);
  }
}
