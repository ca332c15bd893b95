import type { TransportClock } from '../clock/transport-clock.ts';
import type { Work } from '../clock/work.ts';
import type { Chance, Chat, ChatClock, ChatEngine, Contact } from '../engine/index.ts';
import type { Instance } from '../instance.ts';
import type { Invoke } from '../lambda/invocation.ts';
import type { FlowEventDetail } from './flow-events.ts';
import type { FlowStore } from './flow-store.ts';

/** What every run of one Local Connect shares. */
export interface RunnerParts {
  readonly engine: ChatEngine;
  readonly clock: ChatClock;
  readonly transport: TransportClock;
  readonly work: Work;
  readonly flows: FlowStore;
  readonly instance: Instance;
  readonly invoke: Invoke;
  readonly chance: Chance;
}

/** What an action sees of the run it belongs to. */
export interface RunContext extends RunnerParts {
  readonly contactId: string;
  readonly chat: Chat;
  readonly contact: Contact;
  /** A customer queue flow runs beside the queue: the contact stays IN_QUEUE whatever the flow does. */
  readonly inQueue: boolean;
  /** `$.External`: the result of the last Lambda block. */
  external: unknown;
  readonly flowAttributes: Map<string, string>;
  /** How often each Loop block has gone round, by action. */
  readonly loopCounts: Map<string, number>;
  /** When the present chain of Lambda blocks began, on the transport clock. */
  lambdaChainStartedAtMs: number | undefined;
  emit(event: FlowEventDetail): void;
}
