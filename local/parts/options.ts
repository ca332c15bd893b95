import type { ClockMode } from '../clock/clock-driver.ts';
import type { TransportClock } from '../clock/transport-clock.ts';
import type { FlowToLoad } from '../flow-loading/index.ts';
import type { CustomerDataToKnow, LexScripts, Staffing } from '../flows/index.ts';
import type { Bridge } from '../http/admission.ts';
import type { QueueToHave } from '../instance.ts';
import type { FunctionAnswers } from '../lambda/answers.ts';
import type { Invocation, LogLine } from '../lambda/index.ts';

export interface LocalConnectOptions {
  /** The folder of a cloud assembly, as `cdk synth` writes it. Without one: an empty instance with one queue. */
  readonly assembly?: string;
  /** Values for the parameters of its stacks, by `Name` or `Stack:Name`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Flows to load over those of the assembly. */
  readonly flows?: readonly FlowToLoad[];
  /** Queues beside those of the assembly, by which flows of other instances can be run. */
  readonly queues?: readonly QueueToHave[];
  /** Answers in place of Lambda functions that flows invoke, by name or ARN. */
  readonly functions?: FunctionAnswers;
  /** What Lex bots say and find, by alias ARN or name. No bot of Lex itself runs here. */
  readonly lex?: LexScripts;
  /** The customers and cases that flows find. Default: none. */
  readonly customers?: CustomerDataToKnow;
  /** How many agents flows are told of. Default: one, who is available. */
  readonly staffing?: Staffing;
  /** Default: 0, which is any free one. */
  readonly port?: number;
  /**
   * Serves containers of this machine too, under the name `host.docker.internal`: the operations of the emulated AWS
   * services, and nothing else. It takes the address of Docker's bridge where containers do not reach loopback.
   */
  readonly containers?: { readonly bridge?: Bridge };
  /** The chat clock. Default: it stands still (`manual`). */
  readonly clock?: ClockMode;
  /** Where the chat clock starts, in milliseconds since 1970. Default: now. */
  readonly startAtMs?: number;
  /** How long after its end a chat's transcript is there for a chat that continues it. Default: 60. */
  readonly transcriptDelaySeconds?: number;
  /** How many chats are kept after their end, the newest ones. Default: all. */
  readonly keepEnded?: number;
  /** The same seed gives the same identifiers again. Default: a random one. */
  readonly seed?: number;
  readonly transport?: TransportClock;
  /** Called with each line that a function writes. */
  readonly onLog?: (line: LogLine) => void;
  /** Called with each invocation of a function when it has ended. */
  readonly onInvocation?: (invocation: Invocation) => void;
  /** Writes chats as traces: those about which a statement does not hold, or each at the end too. Default: none. */
  readonly trace?: 'on-failure' | 'always';
  /** The folder that traces are written to. Default: `traces`. */
  readonly traceDir?: string;
  /** Called with each failure of Local Connect itself. Default: it is written to standard error. */
  readonly onError?: (error: unknown) => void;
}
