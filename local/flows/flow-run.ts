import { type Contact, type DisconnectReason, Refusal } from '../engine/index.ts';
import { asError } from '../error-texts.ts';
import { actionLanguage, blockTitle, endsLambdaChain } from '../flow-language/index.ts';
import { type Branch, errorBranch, mayRunInModuleOf, nextBranch, resultBranch } from './branches.ts';
import type { FlowEvent, FlowEventDetail, FlowPosition } from './flow-events.ts';
import { FlowPath } from './flow-path.ts';
import type { Flow } from './flow-store.ts';
import { Frame } from './frame.ts';
import { performAction } from './perform-action.ts';
import type { RunContext, RunnerParts } from './run-context.ts';
import { type RunPlace, STATE_WHILE_WAITING } from './run-place.ts';
import { failed, type Move, NEXT, type Step, type Suspension } from './step.ts';

/** Modules may call modules, five deep (administrator guide, contact-flow-modules). */
const MAX_MODULE_DEPTH = 5;
/** As many actions may follow each other while no time passes and nothing else has its turn: a loop has more. */
const MAX_ACTIONS_IN_A_ROW = 1000;
/** The same where functions have their turn in between, and nobody and no time else. */
const MAX_ACTIONS_WITHOUT_REST = 10_000;

/**
 * One flow on one contact, from its start to its end. It steps outside the engine's delivery of events, so that
 * everybody hears what an action caused before the next action begins.
 */
export class FlowRun {
  readonly contact: Contact;
  readonly #parts: RunnerParts;
  readonly #emitEvent: (event: FlowEvent) => void;
  readonly #at: RunPlace;
  readonly #path = new FlowPath();
  /** The flow, or the module that it is in. */
  #frame: Frame;
  #suspension: Suspension | undefined;
  #actionsInARow = 0;
  #actionsWithoutRest = 0;
  #lambdaChainStartedAtMs: number | undefined;
  #done = false;
  #endWork = (): void => {};

  constructor(parts: RunnerParts, at: RunPlace, emit: (event: FlowEvent) => void) {
    this.#parts = parts;
    this.#emitEvent = emit;
    this.#at = at;
    this.contact = at.contact;
    this.#frame = new Frame(at.flow);
  }

  get position(): FlowPosition {
    const { flow, actionId } = this.#frame;
    return { name: flow.name, type: flow.type, action: actionId, path: this.#path.actionIds };
  }

  /** When its wait for chat time ends by itself, where it waits for that. */
  get waitsUntilMs(): number | undefined {
    return this.#suspension?.dueAtMs?.();
  }

  start(): void {
    this.#emit({ type: 'FLOW_STARTED' });
    this.#schedule(() => this.#perform());
  }

  /** Gives a waiting action what happened in the chat, unless somebody else has the contact by now. */
  hear(event: Parameters<NonNullable<Suspension['hear']>>[0]): void {
    if (this.contact.state !== STATE_WHILE_WAITING[this.#at.place]) return;
    const before = this.waitsUntilMs;
    this.#suspension?.hear?.(event);
    if (this.waitsUntilMs !== before) this.#tellWait();
  }

  #tellWait(): void {
    const untilMs = this.waitsUntilMs;
    if (untilMs !== undefined) this.#emit({ type: 'FLOW_WAITS', actionId: this.#frame.actionId, untilMs });
  }

  /** Ends the run for a reason outside it. */
  end(): void {
    this.#finish({ type: 'FLOW_ENDED' });
  }

  /** Ends the run without a word: Local Connect closes. */
  drop(): void {
    this.#done = true;
    this.#suspension?.cancel();
    this.#suspension = undefined;
    this.#endWork();
  }

  #emit(detail: FlowEventDetail): void {
    this.#emitEvent({ contact: this.contact, flow: this.#frame.flow, ...detail });
  }

  #hold(): void {
    const endBefore = this.#endWork;
    const { flow, actionId } = this.#frame;
    this.#endWork = this.#parts.work.begin(`the flow ${flow.name}, block ${actionId}`);
    endBefore();
  }

  #schedule(first: () => Step): void {
    this.#hold();
    queueMicrotask(() => this.#stepOn(first));
  }

  #stepOn(first: () => Step): void {
    if (this.#done) return;
    let step = first();
    while (!this.#done && step.kind !== 'SUSPEND') {
      if (this.#take(step)) step = this.#perform();
    }
    if (this.#done || step.kind !== 'SUSPEND') return;
    // A flow that goes in a circle through such a wait may do so for ever.
    const { action } = this.#frame;
    const rests = action !== undefined && actionLanguage.get(action.Type)?.rests === true;
    this.#suspension = step.begin((next) => {
      this.#suspension = undefined;
      this.#actionsInARow = 0;
      if (rests) this.#actionsWithoutRest = 0;
      this.#schedule(() => next);
    });
    this.#tellWait();
    // What waits for people or for chat time is at rest; a function under way holds work of its own.
    this.#endWork();
  }

  /** Runs the action at which the flow stands. */
  #perform(): Step {
    const { action, actionId } = this.#frame;
    this.#hold();
    this.#path.add(actionId);
    this.#actionsInARow += 1;
    this.#actionsWithoutRest += 1;
    if (this.#actionsInARow > MAX_ACTIONS_IN_A_ROW) return this.#failInCircle(MAX_ACTIONS_IN_A_ROW);
    if (this.#actionsWithoutRest > MAX_ACTIONS_WITHOUT_REST) return this.#failInCircle(MAX_ACTIONS_WITHOUT_REST);
    if (action === undefined) return NEXT;
    const title = blockTitle(action.Type, action.Parameters ?? {});
    this.#emit({ type: 'FLOW_ACTION', actionId, actionType: action.Type, title });
    const { depth, root } = this.#frame;
    if (depth > 0 && !mayRunInModuleOf(root, action)) {
      return failed(`${action.Type} cannot run in a flow of type ${root.type}`);
    }
    if (endsLambdaChain(action.Type)) this.#lambdaChainStartedAtMs = undefined;
    try {
      return performAction(action, this.#frame.flow, this.#context());
    } catch (error) {
      if (error instanceof Refusal) return failed(error.message);
      // A fault of ours must neither pass in silence nor take the process with it.
      this.#fail(`Block "${actionId}" broke down: ${asError(error).message}`, 'SYSTEM_ERROR');
      return NEXT;
    }
  }

  #failInCircle(limit: number): Step {
    const circle = this.#path.lastCircle.join(' -> ');
    const told = `${limit} actions without a pause, lately ${circle}`;
    this.#fail(`The flow runs in a circle: ${told}. Put a Wait into the circle.`, 'SYSTEM_ERROR');
    return NEXT;
  }

  /** Does what a finished action asks for; false where the run is over. */
  #take(move: Move): boolean {
    const { action, actionId } = this.#frame;
    if (action === undefined) return this.#breakDown(`No action of the flow is called "${actionId}".`);
    switch (move.kind) {
      case 'NEXT':
        return this.#goOn(nextBranch(action), `Block "${actionId}" has no NextAction: the flow runs off its end.`);
      case 'RESULT':
        return this.#goOn(resultBranch(action, move), `Block "${actionId}" has no branch for its result.`);
      case 'ERROR':
        return this.#goOn(
          errorBranch(action, move.errorType),
          `Block "${actionId}" failed and has no error branch: ${move.message}.`,
          move.message,
        );
      case 'END':
        this.#finish({ type: 'FLOW_ENDED' }, move.last);
        return false;
      case 'TRANSFER':
        return this.#transfer(move.flow);
      case 'CALL':
        return this.#call(move.module);
      case 'RETURN':
        return this.#return({ type: 'FLOW_ENDED' }, NEXT);
      case 'BREAK_DOWN':
        return this.#breakDown(move.message);
    }
  }

  #goOn(branch: Branch | undefined, otherwise: string, reason?: string): boolean {
    if (branch === undefined) return this.#breakDown(otherwise);
    if (branch.choice !== undefined) {
      const { name, label } = branch.choice;
      this.#emit({
        ...{ type: 'FLOW_BRANCH', actionId: this.#frame.actionId, branch: name, label },
        ...(reason === undefined ? {} : { reason }),
      });
    }
    this.#frame.actionId = branch.target;
    return true;
  }

  #transfer(flow: Flow): boolean {
    this.#emit({ type: 'FLOW_ENDED' });
    this.#frame = new Frame(flow);
    this.#emit({ type: 'FLOW_STARTED' });
    return true;
  }

  #call(module: Flow): boolean {
    if (this.#frame.depth >= MAX_MODULE_DEPTH) {
      return this.#take(failed(`modules call each other at most ${MAX_MODULE_DEPTH} deep`));
    }
    this.#frame = new Frame(module, this.#frame);
    this.#emit({ type: 'FLOW_STARTED' });
    return true;
  }

  /** Leaves a module; its caller goes on with `move`. */
  #return(last: FlowEventDetail, move: Move): boolean {
    const { caller } = this.#frame;
    if (caller === undefined) return this.#breakDown('EndFlowModuleExecution stands outside a module.');
    this.#emit(last);
    this.#frame = caller;
    return this.#take(move);
  }

  /** A failure that no branch takes: a module's caller takes its error branch; otherwise the run is over. */
  #breakDown(message: string): boolean {
    if (this.#frame.depth > 0) {
      const { actionId } = this.#frame;
      return this.#return({ type: 'FLOW_FAILED', actionId, message }, failed(`the module failed: ${message}`));
    }
    // The contact of a customer queue flow is still in its queue, that of a whisper with its agent.
    this.#fail(message, this.#at.place === 'CONTACT' ? 'CONTACT_FLOW_DISCONNECT' : undefined);
    return false;
  }

  #fail(message: string, reason: DisconnectReason | undefined): void {
    const { engine } = this.#parts;
    const { contactId } = this.contact;
    this.#finish(
      { type: 'FLOW_FAILED', actionId: this.#frame.actionId, message },
      reason === undefined ? undefined : () => engine.endChat(contactId, reason),
    );
  }

  #finish(detail: FlowEventDetail, last?: () => void): void {
    if (this.#done) return;
    this.#done = true;
    this.#suspension?.cancel();
    this.#suspension = undefined;
    this.#emit(detail);
    last?.();
    this.#endWork();
  }

  #context(): RunContext {
    const run = this;
    const frame = this.#frame;
    return {
      ...this.#parts,
      contactId: this.contact.contactId,
      chat: this.#at.chat,
      contact: this.contact,
      place: this.#at.place,
      memory: this.#at.memory,
      simulation: this.#parts.simulationOf?.(this.#at.chat),
      flowAttributes: frame.flowAttributes,
      loops: frame.loops,
      get external() {
        return frame.external;
      },
      set external(value) {
        frame.external = value;
      },
      get invocationId() {
        return frame.invocationId;
      },
      set invocationId(value) {
        frame.invocationId = value;
      },
      get lambdaChainStartedAtMs() {
        return run.#lambdaChainStartedAtMs;
      },
      set lambdaChainStartedAtMs(value) {
        run.#lambdaChainStartedAtMs = value;
      },
      emit: (detail) => this.#emit(detail),
    };
  }
}
