import type { Faults, Quotas } from '../api/index.ts';
import type { Changes } from '../changes.ts';
import type { ClockDriver } from '../clock/clock-driver.ts';
import type { DeployedStack } from '../deployment/index.ts';
import type { ChatClock, ChatEngine } from '../engine/index.ts';
import type { FlowLoader } from '../flow-loading/index.ts';
import type { FlowRunner } from '../flows/flow-runner.ts';
import type { FlowStore } from '../flows/flow-store.ts';
import type { LexBots } from '../flows/lex-bots.ts';
import type { HttpApis } from '../http-api/index.ts';
import type { InstanceContents } from '../instance.ts';
import type { Answers } from '../lambda/answers.ts';
import type { DeployedFunction, Invoke } from '../lambda/invocation.ts';
import type { InvocationLog } from '../lambda/invocation-log.ts';
import type { QueueView, Undelivered } from '../services/index.ts';
import type { TestRunner } from '../test-cases/index.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { Typing } from './typing.ts';

/** What the control interface sees of a Local Connect. */
export interface ControlContext {
  readonly engine: ChatEngine;
  readonly clock: ChatClock;
  readonly driver: ClockDriver;
  readonly timeline: Timeline;
  readonly typing: Typing;
  readonly runner: FlowRunner;
  readonly flows: FlowStore;
  readonly loader: FlowLoader;
  /** Plays test cases. */
  readonly testRunner: TestRunner;
  /** What stands in for functions. */
  readonly answers: Answers;
  readonly instance: InstanceContents;
  /** What was read again while it runs. */
  readonly changes: Changes;
  /** From now on this instance is taken for that one too, which is named by its id or ARN. */
  readonly standFor: (instance: string) => void;
  readonly lex: LexBots;
  readonly faults: Faults;
  readonly quotas: Quotas;
  readonly functions: readonly DeployedFunction[];
  /** What is deployed, with the outputs of each. */
  readonly stacks: readonly DeployedStack[];
  readonly topics: readonly { readonly name: string; readonly arn: string }[];
  /** What was published and reached nobody. */
  readonly undelivered: () => readonly Undelivered[];
  /** The deployment's queues, and what is in them. */
  readonly queues: () => readonly QueueView[];
  readonly httpApis: HttpApis;
  readonly apis: readonly { readonly name: string; readonly url: string }[];
  readonly invoke: Invoke;
  /** What functions were given, answered and wrote. */
  readonly invocations: InvocationLog;
  /** Where the bundled page is. */
  readonly pageDir: string;
}
