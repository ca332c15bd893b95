import type { TransportClock } from '../clock/transport-clock.ts';
import type { Work } from '../clock/work.ts';
import type { Chance, Chat, ChatClock, ChatEngine, Contact } from '../engine/index.ts';
import type { Instance } from '../instance.ts';
import type { Invoke } from '../lambda/invocation.ts';
import type { ChatMemory } from './chat-memory.ts';
import type { CustomerData } from './customer-data.ts';
import type { FlowEventDetail } from './flow-events.ts';
import type { FlowStore } from './flow-store.ts';
import type { LexBots } from './lex-bots.ts';
import type { Simulation, SimulationOf } from './simulation.ts';

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
  /** None: no Lex bot is declared. */
  readonly lex?: LexBots;
  /** The customers and cases that flows find. */
  readonly customers: CustomerData;
  /** Who is there to take contacts. None: one agent, who is available. */
  readonly staffing?: Staffing;
  /** Which chats are tests. None: no chat is. */
  readonly simulationOf?: SimulationOf;
}

/** How many agents a queue has. Any name is an agent here, so the numbers are a setting. */
export interface Staffing {
  readonly online: number;
  readonly staffed: number;
  readonly available: number;
}

/**
 * Where a flow runs: as what the contact is doing, or beside its queue or its agent, which then say what state the
 * contact is in. A whisper reaches one side alone (administrator guide, set-whisper-flow).
 */
export type FlowPlace = 'CONTACT' | 'QUEUE' | 'AGENT_WHISPER' | 'CUSTOMER_WHISPER';

/** What an action sees of the run it belongs to. */
export interface RunContext extends RunnerParts {
  readonly contactId: string;
  readonly chat: Chat;
  readonly contact: Contact;
  readonly place: FlowPlace;
  readonly memory: ChatMemory;
  /** The test that the chat belongs to, if it does. */
  readonly simulation: Simulation | undefined;
  /** `$.External`: the result of the last Lambda block. */
  external: unknown;
  /** `$.LambdaInvocation.InvocationId`: that of the last function that ran. */
  invocationId: string | undefined;
  readonly flowAttributes: Map<string, string>;
  /** The loops that are under way, by the identifier of their block. */
  readonly loops: Map<string, LoopUnderWay>;
  /** When the present chain of Lambda blocks began, on the transport clock. */
  lambdaChainStartedAtMs: number | undefined;
  emit(event: FlowEventDetail): void;
}

/** A Loop block between its first round and its last. */
export interface LoopUnderWay {
  /** The round that it is in, from 0. */
  readonly index: number;
  readonly rounds: number;
  readonly name?: string;
  /** What is looped over, where it is a list. */
  readonly elements?: readonly unknown[];
}

/** What a reference reads from. */
export type ReferenceContext = Pick<
  RunContext,
  'chat' | 'contact' | 'instance' | 'place' | 'memory' | 'external' | 'invocationId' | 'flowAttributes' | 'loops'
>;
