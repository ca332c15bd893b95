import { nameOf } from './diagnose.ts';
import type { Recorder } from './evidence/recorder.ts';
import type { ExpectedFlow } from './expected-flows.ts';
import { LAST_WAIT_MS } from './schedule.ts';
import type { ConnectService } from './service/connect-service.ts';
import { type ChatToHave, VerifyingCustomer } from './service/customer.ts';
import type { HeardItem } from './service/socket.ts';
import type { Surroundings } from './surroundings/surroundings.ts';

/** Looks so often where time passes by itself, and turns it so far where it does not. */
const STEP_MS = 1000;
const MEANWHILE_MS = 2000;

/** What was synthesized, as far as verify looks at it. */
export interface Expected {
  readonly flows: readonly ExpectedFlow[];
  /** Names of test cases. */
  readonly testCases: readonly string[];
  /** Where the stacks say that they go; `undefined` where they say nothing. */
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly isSandbox: boolean;
  /** Those of the settings; `undefined` where the deployment makes them. */
  readonly instanceId: string | undefined;
  readonly queueId: string | undefined;
}

/** One run: what its checks share. */
export class Verification {
  readonly surroundings: Surroundings;
  readonly service: ConnectService;
  readonly recorder: Recorder;
  readonly expected: Expected | undefined;
  /** The queue that may be entered. */
  readonly queueId: string | undefined;
  /** Nothing is deployed yet. */
  readonly isPre: boolean;
  readonly startedAtMs: number;
  readonly #chats: VerifyingCustomer[] = [];
  readonly #meanwhile: (() => Promise<unknown>)[] = [];
  #meanwhileAgainAtMs = 0;
  readonly #afterwards: (() => Promise<void>)[] = [];
  /** Flow ids by name, once they are known. */
  flowIds: ReadonlyMap<string, string> = new Map();
  instanceId = '';
  region = '';

  constructor(parts: {
    surroundings: Surroundings;
    service: ConnectService;
    recorder: Recorder;
    expected: Expected | undefined;
    queueId: string | undefined;
    isPre?: boolean;
  }) {
    this.surroundings = parts.surroundings;
    this.service = parts.service;
    this.recorder = parts.recorder;
    this.expected = parts.expected;
    this.queueId = parts.queueId;
    this.isPre = parts.isPre ?? false;
    this.startedAtMs = parts.surroundings.clock.nowMs;
  }

  /** Whether nothing is waited for any more. */
  get isTimeOver(): boolean {
    return this.surroundings.clock.nowMs - this.startedAtMs >= LAST_WAIT_MS;
  }

  get contactIds(): readonly string[] {
    return this.#chats.map(({ contactId }) => contactId);
  }

  /** A chat that is ended when all is over, whatever happens. */
  async chat(flowId: string, more: Pick<ChatToHave, 'attributes' | 'goesOnFrom'> = {}): Promise<VerifyingCustomer> {
    const customer = await VerifyingCustomer.start(this.service, { instanceId: this.instanceId, flowId, ...more });
    this.#chats.push(customer);
    return customer;
  }

  /** Is done when all is over, whatever happens. */
  afterwards(act: () => Promise<void>): void {
    this.#afterwards.push(act);
  }

  /** Is done every other second while a check waits. What fails then is told by the check that it belongs to. */
  meanwhile(act: () => Promise<unknown>): void {
    this.#meanwhile.push(act);
  }

  /** Waits until something is there, at most so long; `undefined` where it does not come. */
  async until<Found>(withinMs: number, look: () => Found | undefined | Promise<Found | undefined>) {
    const { clock } = this.surroundings;
    const giveUpMs = clock.nowMs + withinMs;
    for (;;) {
      const found = await look();
      if (found !== undefined || clock.nowMs >= giveUpMs || this.isTimeOver) return found;
      await clock.pass(STEP_MS);
      await this.#doMeanwhile();
    }
  }

  async #doMeanwhile(): Promise<void> {
    const { nowMs } = this.surroundings.clock;
    if (nowMs < this.#meanwhileAgainAtMs) return;
    this.#meanwhileAgainAtMs = nowMs + MEANWHILE_MS;
    for (const act of this.#meanwhile) await act().catch(() => {});
  }

  /** The first of the items that a customer hears from some place on; `undefined` where it does not come in time. */
  async hears(
    customer: VerifyingCustomer,
    withinMs: number,
    isIt: (item: HeardItem) => boolean,
    from = 0,
  ): Promise<HeardItem | undefined> {
    return this.until(withinMs, async () => {
      // Where time is turned, what it set off may still be on its way.
      if (this.surroundings.clock.isTurned) await customer.flush();
      return customer.heard.slice(from).find(isIt);
    });
  }

  /** Ends every chat. Gives the names of errors: what is over cannot be ended again, which is none. */
  async cleanUp(): Promise<readonly string[]> {
    const errors: string[] = [];
    for (const act of [...this.#afterwards, ...this.#chats.map((chat) => () => chat.end())]) {
      try {
        await act();
      } catch (error) {
        if (!ALREADY_OVER.includes(nameOf(error))) errors.push(nameOf(error));
      }
    }
    return errors;
  }
}

const ALREADY_OVER = [
  'ContactNotFoundException',
  'InvalidRequestException',
  'InvalidTestCaseException',
  'ResourceConflictException',
  'ResourceNotFoundException',
];
