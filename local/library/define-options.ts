import type { FlowToLoad } from '../flow-loading/index.ts';
import type { QueueToHave } from '../instance.ts';
import type { LocalConnectOptions } from '../parts/options.ts';
import type { GivenTestCase } from '../test-cases/index.ts';
import { checkList, checkMembers, type Members } from './check-arguments.ts';
import type { ChatToStart } from './customer.ts';

const OPTIONS: Members<LocalConnectOptions> = {
  assembly: true,
  parameters: true,
  flows: true,
  queues: true,
  functions: true,
  lex: true,
  customers: true,
  staffing: true,
  port: true,
  containers: true,
  clock: true,
  startAtMs: true,
  transcriptDelaySeconds: true,
  keepEnded: true,
  seed: true,
  transport: true,
  onLog: true,
  onInvocation: true,
  onError: true,
  trace: true,
  traceDir: true,
};

const FLOW: Members<FlowToLoad> = {
  content: true,
  name: true,
  type: true,
  id: true,
  adopt: true,
  strict: true,
  standIns: true,
  fallbackName: true,
  place: true,
};

const QUEUE: Members<QueueToHave> = { name: true, id: true, arn: true, maxContacts: true };

const CHAT: Members<ChatToStart> = {
  flow: true,
  name: true,
  attributes: true,
  message: true,
  durationMinutes: true,
  request: true,
};

/**
 * Options in a `const` of their own, checked where they stand.
 *
 * @example
 * ```ts
 * const options = defineOptions({ flows: [{ name: 'Mine', type: 'CONTACT_FLOW', content }] });
 * await using connect = await LocalConnect.start(options);
 * ```
 */
export function defineOptions<const Options extends LocalConnectOptions>(options: Options): Options {
  checkOptions(options);
  return options;
}

/** Throws a `TypeError` that names what there is not. */
export function checkOptions(options: LocalConnectOptions): void {
  checkMembers('LocalConnect.start', options, OPTIONS);
  checkList('flows', options.flows, FLOW);
  checkList('queues', options.queues, QUEUE);
  if (options.trace !== undefined && options.trace !== 'on-failure' && options.trace !== 'always') {
    throw new TypeError(`trace must be 'on-failure' or 'always', not ${JSON.stringify(options.trace)}.`);
  }
  for (const [name, given] of Object.entries(options.functions ?? {})) {
    const answer: unknown = typeof given === 'object' ? given.answer : given;
    if (typeof answer !== 'function')
      throw new TypeError(`functions.${name} must be a function, or { seconds, answer }.`);
  }
}

export function checkFlowToLoad(flow: FlowToLoad): void {
  checkMembers('loadFlow', flow, FLOW);
}

export function checkQueue(queue: QueueToHave): void {
  checkMembers('addQueue', queue, QUEUE);
}

const TEST_CASE: Members<GivenTestCase> = { flow: true, fallbackName: true };

export function checkTestCaseOptions(options: GivenTestCase): void {
  checkMembers('testCase', options, TEST_CASE);
}

export function checkChat(chat: ChatToStart): void {
  checkMembers('startChat', chat, CHAT);
}
