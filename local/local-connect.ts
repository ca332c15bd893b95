import type { Quotas } from './api/index.ts';
import type { Changes } from './changes.ts';
import { viewContact } from './control/contact-view.ts';
import type { ContactView } from './control/contact-views.ts';
import type { QueueRef } from './engine/index.ts';
import type { FlowToLoad, LoadedFlow } from './flow-loading/index.ts';
import type { QueueToHave } from './instance.ts';
import type { FunctionAnswer } from './lambda/answers.ts';
import { Agent } from './library/agent.ts';
import { Bot } from './library/bot.ts';
import { type ChatToStart, Customer, type StartedChat } from './library/customer.ts';
import {
  checkChat,
  checkFlowToLoad,
  checkOptions,
  checkQueue,
  checkTestCaseOptions,
} from './library/define-options.ts';
import {
  type ConversationLine,
  type ExpectedEntry,
  expectConversation,
  expectInOrder,
} from './library/expectations.ts';
import { Inboxes } from './library/inboxes.ts';
import { invokeFunction } from './library/invoke-function.ts';
import type { InChat, LibraryContext } from './library/library-context.ts';
import { LocalClient } from './library/local-client.ts';
import { LocalClock } from './library/local-clock.ts';
import { LocalFaults } from './library/local-faults.ts';
import { TestCaseFailed } from './library/test-case-failed.ts';
import { type TraceOptions, Traces } from './library/traces.ts';
import type { LocalConnectOptions } from './parts/options.ts';
import type { Reloaded } from './parts/reload.ts';
import { type Parts, startParts } from './parts.ts';
import { type GivenTestCase, playTestCase, readPlayable, reportOf, type TestCaseReport } from './test-cases/index.ts';
import { drawTimeline } from './timeline/draw-timeline.ts';
import type { TimelineEntry } from './timeline/timeline-entry.ts';

/**
 * An Amazon Connect chat that runs in this process, served over HTTP on loopback. Its clock stands still until the test
 * turns it; when a call of the library answers, all that it set off has happened.
 *
 * @example
 * ```ts runnable
 * import { LocalConnect } from 'connect-chat-kit/local';
 * import content from './my-flow.json' with { type: 'json' };
 *
 * await using connect = await LocalConnect.start({ flows: [{ name: 'Mine', type: 'CONTACT_FLOW', content }] });
 * const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
 * mia.hears('Welcome');
 * await mia.says('Is anybody there?');
 * const ann = await connect.agent('Ann').accepts(mia);
 * ann.hears('Is anybody there?');
 * await connect.clock.advance({ minutes: 5 });
 * connect.expectTimeline(mia, [{ type: 'QUEUED' }, { type: 'PARTICIPANT_JOINED', role: 'AGENT', atMinutes: 0 }]);
 * ```
 */
export class LocalConnect {
  readonly #parts: Parts;
  readonly #context: LibraryContext;
  readonly #traces: Traces;
  readonly clock: LocalClock;
  readonly faults: LocalFaults;
  /** The service’s documented rates and limits: off, unless `setMode('aws')` was called. */
  readonly quotas: Pick<Quotas, 'mode' | 'setMode' | 'rates'>;

  private constructor(parts: Parts, options: TraceOptions) {
    const { engine, instance, runner, timeline, api } = parts;
    const inboxes = new Inboxes();
    parts.onChatEvent((event) => inboxes.onChatEvent(event));
    this.#parts = parts;
    this.#traces = new Traces(parts, options);
    this.#context = {
      engine,
      instance,
      runner,
      timeline,
      inboxes,
      traceOf: (chat) => this.#traces.saveOfFailure(chat),
      client: new LocalClient(parts.url, () => this.#rest()),
    };
    this.clock = new LocalClock(parts);
    this.faults = new LocalFaults(api.faults);
    this.quotas = api.quotas;
  }

  /** Starts one; without options an empty instance with one queue, on a free port, its clock standing still. */
  static async start(options: LocalConnectOptions = {}): Promise<LocalConnect> {
    checkOptions(options);
    return new LocalConnect(await startParts(options), options);
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

  /** The test cases of the assembly, as DescribeTestCase answers them; `testCase` plays them. */
  get testCases() {
    return this.#parts.deployment.testCases.map(({ name, content, entryPoint, initializationData }) => ({
      Name: name,
      Content: content,
      EntryPoint: entryPoint,
      InitializationData: initializationData,
    }));
  }

  /** Resources of the assembly that have no part in a local chat. */
  get skipped() {
    return this.#parts.deployment.skipped;
  }

  /** What came of each flow at the start: those of the assembly, then those of the options. */
  get loaded(): readonly LoadedFlow[] {
    return this.#parts.loaded;
  }

  /**
   * Loads a flow, such as one exported from an instance; one of the same name or id is replaced.
   * Throws `InvalidFlow`, or `InvalidFlowFile` where there is no flow in it.
   */
  loadFlow(flow: FlowToLoad): LoadedFlow {
    checkFlowToLoad(flow);
    return this.#parts.loader.load(flow);
  }

  /**
   * Reads the assembly again: its flows, queues, hours and functions take the place of those of the last reading, and
   * chats go on. Throws where it cannot be read.
   */
  async reload(): Promise<Reloaded> {
    return this.#parts.reload();
  }

  /** From now on the function of that name runs the bundle in that folder; false where there is none of that name. */
  async replaceCode(functionName: string, codeDir: string): Promise<boolean> {
    return this.#parts.replaceCode(functionName, codeDir);
  }

  /** What was read again while it runs: the page tells of it. */
  get changes(): Changes {
    return this.#parts.changes;
  }

  /** Takes a flow away; false where there is none of that name. Chats that are in it go on to its end. */
  deleteFlow(name: string): boolean {
    return this.#parts.flows.delete(name);
  }

  /** Adds a queue, or changes the one with that ARN or id, or of that name. */
  addQueue(queue: QueueToHave): QueueRef {
    checkQueue(queue);
    return this.#parts.instance.addQueue(queue);
  }

  /** Answers for a Lambda function from now on, by its name or ARN. */
  answerFunction(name: string, answer: FunctionAnswer): void {
    this.#parts.answers.set(name, answer);
  }

  /**
   * Starts a chat in the flow of that name and connects its customer. In manual mode the flow has run as far as it can.
   */
  async startChat(chat: ChatToStart): Promise<Customer> {
    checkChat(chat);
    const flow = this.#parts.flows.named(chat.flow);
    if (flow === undefined) {
      const known = this.flows.map(({ name }) => `"${name}"`).join(', ');
      throw new Error(`There is no flow "${chat.flow}". This instance has ${known || 'none'}.`);
    }
    return Customer.start(this.#context, flow.id, chat);
  }

  /** Connects the customer of a chat that a page, an app or a deployed API has started. */
  async connectCustomer(started: StartedChat): Promise<Customer> {
    return Customer.connect(this.#context, started);
  }

  /** Where the deployed HTTP API of that name is served. */
  apiUrl(name: string): string {
    const { httpApis } = this.#parts.deployment;
    const api = httpApis.find((deployed) => deployed.name === name);
    if (api !== undefined) return api.url;
    const known = httpApis.map((deployed) => `"${deployed.name}"`).join(', ');
    throw new Error(`There is no HTTP API "${name}". This deployment has ${known || 'none'}.`);
  }

  /** An agent of any name; the same name is the same agent. */
  agent(name: string): Agent {
    return new Agent(this.#context, name);
  }

  /** A bot that the test plays: a custom participant of that name. */
  bot(name: string): Bot {
    return new Bot(this.#context, name);
  }

  /** Runs a deployed function once and answers its result, as `npm run invoke` does. Throws `FunctionFailed`. */
  async invoke(functionName: string, event: unknown): Promise<unknown> {
    return invokeFunction(this.#context.client, functionName, event);
  }

  /** The chat's newest contact, as `GET /local/contacts` shows it: state, attributes, flow, participants, timers. */
  contact(chat: InChat): ContactView {
    const found = this.#parts.engine.chatOf(chat.contactId);
    return viewContact(this.#parts, found, found.current);
  }

  /** All contacts of the chat's chain, oldest first. */
  contacts(chat: InChat): readonly ContactView[] {
    const found = this.#parts.engine.chatOf(chat.contactId);
    return found.contacts.map((contact) => viewContact(this.#parts, found, contact));
  }

  /** What happened in a chat so far, over all its contacts. */
  timeline(chat: InChat): readonly TimelineEntry[] {
    return this.#parts.timeline.of(this.#parts.engine.chatOf(chat.contactId).initialContactId);
  }

  /** The timelines of all chats, oldest first. */
  timelines(): readonly (readonly TimelineEntry[])[] {
    return [...this.#parts.engine.chats].map((chat) => this.#parts.timeline.of(chat.initialContactId));
  }

  /** The timeline as a person reads it, plain; `everything` draws each block of the flows too. */
  draw(chat: InChat, options: { readonly everything?: boolean } = {}): string {
    return drawTimeline(this.timeline(chat), options);
  }

  /** Throws, and shows the timeline, unless the expected entries stand in it in this order. */
  expectTimeline(chat: InChat, expected: readonly ExpectedEntry[]): void {
    expectInOrder(this.timeline(chat), expected, this.expectTimeline, this.#traceOf(chat));
  }

  /** Throws, and shows the timeline, unless these are the chat's messages, all of them, in this order. */
  expectConversation(chat: InChat, expected: readonly ConversationLine[]): void {
    expectConversation(this.timeline(chat), expected, this.expectConversation, this.#traceOf(chat));
  }

  /**
   * Writes the chat as one HTML file that needs nothing else: lanes, conversation and all that the panels show of it.
   * Returns its path. Default: into the folder of the option `traceDir`.
   */
  saveTrace(chat: InChat, dir?: string): string {
    return this.#traces.save(this.#parts.engine.chatOf(chat.contactId), dir);
  }

  #traceOf(chat: InChat): () => string | undefined {
    return () => this.#traces.saveOfFailure(this.#parts.engine.chatOf(chat.contactId));
  }

  /**
   * Plays a test case of Amazon Connect's Testing and Simulation, and turns the clock as far as that takes. It comes as
   * its content, as `{ Name, Content, EntryPoint, InitializationData }` or as an answer of `describe-test-case`.
   * Throws `TestCaseFailed` where it did not pass, `InvalidTestCase` where publishing would refuse it.
   */
  async testCase(testCase: unknown, options: GivenTestCase = {}): Promise<TestCaseReport> {
    checkTestCaseOptions(options);
    const { testRunner, driver, flows } = this.#parts;
    const execution = await playTestCase(testRunner, driver, readPlayable(testCase, options, flows));
    const report = reportOf(execution);
    const { contactId } = execution;
    if (report.status === 'PASSED') return report;
    if (contactId === undefined) throw new TestCaseFailed(report, [], this.testCase);
    const chat = { contactId };
    throw new TestCaseFailed(report, this.timeline(chat), this.testCase, this.#traceOf(chat)());
  }

  async close(): Promise<void> {
    this.#traces.saveAll(this.#parts.engine.chats);
    await this.#parts.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #rest(): Promise<void> {
    if (this.#parts.driver.mode === 'manual') await this.#parts.driver.rest();
  }
}
