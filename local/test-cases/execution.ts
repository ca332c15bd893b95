import {
  type Chance,
  type Chat,
  type ChatClock,
  type ChatEngine,
  type ChatEvent,
  type ChatEventOf,
  type Deadline,
  Refusal,
} from '../engine/index.ts';
import { type Findings, isTrue, type Simulation, type WatchedAction } from '../flows/index.ts';
import type { Instance } from '../instance.ts';
import type { Instruction, Observation, Strategy, TestAction } from '../test-language/index.ts';
import { RUN_LIMIT_MS } from '../test-language/run-limits.ts';
import { Course, type Matched } from './course.ts';
import type { Happening } from './match-event.ts';
import { ObservedData } from './observed-data.ts';
import { type ActionResult, type End, type ObservationResult, type Verdict, verdictOn } from './outcome.ts';
import { Overrides } from './overrides.ts';
import type { PlayableTestCase } from './playable.ts';

/** The simulated customer's name is not documented (assumed). */
const CUSTOMER = 'Customer';

interface ExecutionParts {
  readonly engine: ChatEngine;
  readonly clock: ChatClock;
  readonly instance: Instance;
  readonly chance: Chance;
  /** From now on the chat is this test, or is none any more. */
  readonly setSimulation: (chat: Chat, simulation: Simulation | undefined) => void;
  /** Has `onRest` called when nothing is under way. */
  readonly wakeAtRest: () => void;
  readonly onFinished: () => void;
}

/** How far a test may go: the service stops it after 5 minutes, a local one may go on while it waits for something. */
export type Patience = 'STOPS_AT_LIMIT' | 'GOES_ON';

/** What the service would have said when its 5 minutes were over. */
interface Overrun {
  readonly atMs: number;
  readonly waitedFor: readonly Observation[];
}

/** One run of a test case: a chat of its own, watched and acted on as its observations say. */
export class Execution implements Simulation {
  readonly id: string;
  readonly testCase: PlayableTestCase;
  readonly startedAtMs: number;
  readonly #parts: ExecutionParts;
  readonly #patience: Patience;
  readonly #course: Course;
  readonly #overrides = new Overrides();
  readonly #data = new ObservedData();
  readonly #instructions: Instruction[] = [];
  #chat: Chat | undefined;
  #limit: Deadline | undefined;
  #overrun: Overrun | undefined;
  readonly #refusals: string[] = [];
  #end: End | undefined;
  #verdict: Verdict | undefined;
  #endedAtMs: number | undefined;

  constructor(parts: ExecutionParts, testCase: PlayableTestCase, patience: Patience) {
    this.#parts = parts;
    this.#patience = patience;
    this.testCase = testCase;
    this.id = parts.chance.uuid();
    this.startedAtMs = parts.clock.nowMs;
    this.#course = new Course(testCase.observations);
  }

  /** The contact of the test; `undefined` before it started. */
  get contactId(): string | undefined {
    return this.#chat?.initialContactId;
  }

  /** `undefined` while the test goes on. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  get endedAtMs(): number | undefined {
    return this.#endedAtMs;
  }

  get overrun(): Overrun | undefined {
    return this.#overrun;
  }

  /** When its 5 minutes are over, unless they are. */
  get limitAtMs(): number | undefined {
    return this.#limit?.dueAtMs;
  }

  get results(): readonly ObservationResult[] {
    return this.#course.results(this.#endedAtMs ?? this.#parts.clock.nowMs);
  }

  /** What the test was told to override, and no action has come to. */
  get unusedOverrides() {
    return this.#overrides.unused;
  }

  /** What the customer could not do, and why. */
  get refusals(): readonly string[] {
    return this.#refusals;
  }

  /** Overrides that apply from the start are set before the flow begins. */
  start(): void {
    const { engine, clock, setSimulation } = this.#parts;
    const { flowId, attributes, segmentAttributes } = this.testCase;
    const details = { segmentAttributes };
    const { chat, participant } = engine.startChat({ flowId, displayName: CUSTOMER, attributes, details });
    this.#chat = chat;
    setSimulation(chat, this);
    this.#limit = clock.after(RUN_LIMIT_MS, 'OTHER', () => this.#onLimit());
    this.#happens({ type: 'TestInitiated' });
    if (this.#end === undefined) engine.connectParticipant(participant.participantId);
  }

  /** Ends the test from outside. Its contact goes on (seen). */
  stop(): void {
    this.#finishWith('STOPPED');
  }

  /** Nothing will happen any more: what the service would find when its time is up. */
  giveUp(): void {
    this.#finishWith('TIME_IS_UP');
  }

  /** Takes what happens in the chat. Messages count that flows and Lex bots say (assumed: no others do). */
  onChatEvent(event: ChatEvent): void {
    if (event.chat !== this.#chat || this.#end !== undefined) return;
    if (event.type === 'ITEM' && isForCustomer(event)) {
      this.#happens({ type: 'MessageReceived', text: event.item.content ?? '' });
    }
    if (event.type === 'CHAT_ENDED') this.#parts.wakeAtRest();
  }

  onActionStarted(action: WatchedAction): Strategy | undefined {
    if (this.#end !== undefined) return undefined;
    this.#happens({ type: 'FlowActionStarted', ...action });
    return this.#end === undefined ? this.#overrides.take(action) : undefined;
  }

  onActionCompleted(action: WatchedAction, found: Findings): void {
    if (this.#end === undefined) this.#happens({ type: 'FlowActionCompleted', ...action }, found);
  }

  /**
   * Nothing is under way: the flow listens, and the customer does what comes next. Sent earlier, it would find a flow
   * that is not listening yet.
   */
  onRest(): void {
    const chat = this.#chat;
    if (chat === undefined || this.#end !== undefined) return;
    if (chat.ended) {
      this.#finishWith('CONTACT_ENDED');
      return;
    }
    const next = this.#instructions.shift();
    if (next !== undefined) this.#tryTo(next, chat);
    if (this.#instructions.length > 0) this.#parts.wakeAtRest();
  }

  #tryTo(instruction: Instruction, chat: Chat): void {
    try {
      this.#perform(instruction, chat);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#refusals.push(error.message);
    }
  }

  #perform(instruction: Instruction, { customer }: Chat): void {
    const { engine } = this.#parts;
    if (instruction.type === 'Disconnect') engine.disconnectParticipant(customer.participantId);
    else if (instruction.type === 'Utterance') {
      engine.sendMessage(customer.participantId, { contentType: 'text/plain', content: instruction.text });
    }
  }

  #happens(happened: Happening, found?: Findings): void {
    const matched = this.#course.match(happened);
    if (found !== undefined && matched.length > 0 && 'actionType' in happened) {
      this.#data.capture(happened.actionType, found);
    }
    const done = matched.map((one): [Matched, readonly ActionResult[]] => [one, this.#act(one.observation)]);
    // What follows is waited for from the next event on.
    for (const [one, actions] of done) this.#course.done(one, actions, this.#parts.clock.nowMs);
    if (this.#end !== undefined && this.#verdict === undefined) this.#finish(this.#end);
  }

  /** Runs an observation's actions up to one that fails, or ends the test. */
  #act({ actions }: Observation): readonly ActionResult[] {
    const results: ActionResult[] = [];
    for (const action of actions) {
      if (this.#end !== undefined) break;
      const result = this.#run(action);
      results.push(result);
      if (!result.passed) this.#end = 'ASSERT_FAILED';
    }
    return results;
  }

  #run(action: TestAction): ActionResult {
    const done = { action, passed: true, expected: {}, actual: {} };
    switch (action.type) {
      case 'OverrideSystemBehavior':
        this.#overrides.add(action);
        return done;
      case 'SendInstruction':
        this.#instructions.push(action.instruction);
        this.#parts.wakeAtRest();
        return done;
      case 'Assert': {
        const { namespace, operator, operand } = action;
        const found = this.#read(namespace);
        const expected = { Namespace: namespace, Operator: operator, Operand: operand };
        return { action, passed: isTrue(found, operator, operand), expected, actual: { Namespace: found } };
      }
      case 'TestControl': {
        if (action.command.type === 'EndTest') {
          this.#end ??= 'END_TEST';
          return done;
        }
        const entries = Object.entries(action.command.expressions);
        const read = entries.map(([label, text]) => [label, this.#read(text)]);
        return { ...done, expected: action.command.expressions, actual: Object.fromEntries(read) };
      }
    }
  }

  #read(text: string): string {
    return this.#chat === undefined ? '' : this.#data.read(text, this.#chat, this.#parts.instance);
  }

  #onLimit(): void {
    this.#limit = undefined;
    if (this.#patience === 'STOPS_AT_LIMIT' || !this.#course.isWaiting) this.#finishWith('TIME_IS_UP');
    else this.#overrun = { atMs: this.#parts.clock.nowMs, waitedFor: this.#course.waitedFor };
  }

  #finishWith(end: End): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#finish(end);
  }

  /** The end of the test is an event of its own, after all but a failed assertion and a stop (assumed). */
  #finish(end: End): void {
    const { clock, engine, setSimulation, onFinished } = this.#parts;
    const isCompleted = end === 'ASSERT_FAILED' || end === 'STOPPED' || this.#complete();
    this.#verdict = verdictOn(isCompleted ? end : 'ASSERT_FAILED', this.#course.isWaiting);
    this.#endedAtMs = clock.nowMs;
    clock.cancel(this.#limit);
    this.#limit = undefined;
    const chat = this.#chat;
    if (chat !== undefined) {
      setSimulation(chat, undefined);
      if (!chat.ended && end !== 'STOPPED') engine.endChat(chat.current.contactId, 'OTHER');
    }
    onFinished();
  }

  /** False where one of its assertions fails. */
  #complete(): boolean {
    let hasPassed = true;
    for (const one of this.#course.match({ type: 'TestCompleted' })) {
      const actions = one.observation.actions.map((action) => this.#run(action));
      if (actions.some(({ passed }) => !passed)) hasPassed = false;
      this.#course.done(one, actions, this.#parts.clock.nowMs);
    }
    return hasPassed;
  }
}

function isForCustomer({ item, visibleTo }: ChatEventOf<'ITEM'>): boolean {
  return item.type === 'MESSAGE' && item.role === 'SYSTEM' && visibleTo !== 'AGENT';
}
