import type { LocalEndpoint } from '../service/connect-service.ts';

/** Where verify runs, apart from Amazon Connect itself: there are two, an AWS account and a Local Connect. */
export interface Surroundings {
  readonly service: 'Amazon Connect' | 'Local Connect';
  /** For the clients; `undefined` where the SDK's usual settings say where the service is. */
  readonly endpoint: LocalEndpoint | undefined;
  readonly clock: PassingTime;
  /** Who asks, and in which Region. */
  whereabouts(): Promise<Whereabouts>;
  /** The version of the CDK's bootstrap stack; `undefined` where there is none, and where none is needed. */
  bootstrap(): Promise<string | undefined>;
  /** The stacks that are not there, or not whole. */
  brokenStacks(): Promise<readonly string[]>;
  /** What a stack tells under this name; `undefined` where none does. */
  output(name: string): Promise<string | undefined>;
  instanceId(): Promise<string>;
  queueIds(instanceId: string): Promise<ReadonlySet<string>>;
  /** Values of the account's quotas of Amazon Connect, by name. `undefined` where there are none to look at. */
  quotas(): Promise<ReadonlyMap<string, number> | undefined>;
  /** Alarms of the stacks that ring. `undefined` where there are no alarms to look at. */
  ringingAlarms(): Promise<readonly string[] | undefined>;
  /** How many messages each dead-letter queue has. */
  deadLetters(): Promise<ReadonlyMap<string, number>>;
  /** How many errors each function told of since then. */
  functionErrors(sinceMs: number): Promise<ReadonlyMap<string, number>>;
  close(): void;
}

interface Whereabouts {
  readonly accountId: string;
  readonly region: string;
}

/** Time that passes by itself, or that is turned. */
export interface PassingTime {
  readonly nowMs: number;
  /** Whether it stands still until it is turned. */
  readonly isTurned: boolean;
  /** @throws what the signal was aborted with */
  pass(ms: number): Promise<void>;
}
