import type { TransportClock } from '../clock/transport-clock.ts';
import type { Chance, Chat, ChatClock, ChatEngine } from '../engine/index.ts';
import type { ShownView } from '../flows/chat-memory.ts';
import type { FlowStore } from '../flows/flow-store.ts';
import type { Staffing } from '../flows/run-context.ts';
import type { SignIn } from '../flows/sign-in.ts';
import type { Instance } from '../instance.ts';
import type { TestRunner } from '../test-cases/index.ts';
import type { Attachments } from './attachments.ts';
import type { ClientTokens } from './client-tokens.ts';
import type { Connections } from './connections.ts';
import type { ContactStreams, Topics } from './contact-streams.ts';
import type { ScanFile } from './file-scanner.ts';
import type { FlowCatalog } from './flow-catalog.ts';
import type { ServedModel } from './model.ts';
import type { Quotas } from './quotas.ts';
import type { Rate } from './rate.ts';
import type { CatalogTestCase, TestCaseCatalog } from './test-case-catalog.ts';
import type { TestCaseExecutions } from './test-case-executions.ts';

/** What the API is given by the Local Connect that it is part of. */
export interface ApiContext {
  readonly engine: ChatEngine;
  readonly chatClock: ChatClock;
  readonly transport: TransportClock;
  readonly chance: Chance;
  readonly instance: Instance;
  readonly flows: FlowStore;
  readonly topics: Topics;
  readonly testRunner: TestRunner;
  /** The test cases that there are at the start. */
  readonly deployedTestCases: readonly Omit<CatalogTestCase, 'lastModifiedAtMs'>[];
  /** The view that a flow has shown with this token in the chat. */
  readonly shownView: (chat: Chat, token: string) => ShownView | undefined;
  /** The sign-in that the chat's flow waits for. */
  readonly signIn: (chat: Chat) => SignIn | undefined;
  /** How many agents queues are told to have. */
  readonly staffing: Staffing;
  /** None: attachments are approved unseen. */
  readonly scanFile: ScanFile | undefined;
  /** Where the server listens, such as `http://127.0.0.1:4510`. */
  readonly baseUrl: string;
  /** Brings the chat clock up to now; called before each command. */
  readonly catchUp: () => void;
  /** Told of a failure of ours that no answer can carry: one behind a websocket frame. */
  readonly onError: (error: unknown) => void;
}

/** What an operation works with. */
export interface OperationContext extends ApiContext {
  readonly attachments: Attachments;
  readonly connections: Connections;
  readonly clientTokens: ClientTokens;
  readonly streams: ContactStreams;
  readonly flowCatalog: FlowCatalog;
  readonly testCases: TestCaseCatalog;
  readonly testCaseExecutions: TestCaseExecutions;
  readonly quotas: Quotas;
  readonly model: ServedModel;
}

/**
 * One operation: what the model cannot say about it. The registry names it; the model has its method and path. Its
 * input has been held against the model: `Input` is the model's input shape, written in TypeScript.
 */
export interface Operation<Input extends object = object> {
  /** Administrator guide, amazon-connect-service-limits: API throttling quotas. */
  readonly quota: Rate;
  /** What its row of the coverage table says beside the model: a limitation, and tests that do not name it. */
  readonly coverage?: { readonly note?: string; readonly tests?: readonly string[] };
  /** Members whose empty text counts as none, though the model wants a character: clients send it, and are served. */
  readonly mayBeEmpty?: readonly string[];
  /** Members that the model requires and clients leave out all the same, and are served. */
  readonly mayLack?: readonly string[];
  run(context: OperationContext, input: Input): object;
}
