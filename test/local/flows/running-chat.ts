import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { Work } from '../../../local/clock/work.ts';
import {
  Chance,
  type Chat,
  ChatClock,
  ChatEngine,
  type ChatEvent,
  type StartChatInput,
} from '../../../local/engine/index.ts';
import type { FlowAction, FlowContent, FlowType } from '../../../local/flow-language/index.ts';
import {
  CustomerData,
  type CustomerDataToKnow,
  type FlowEvent,
  FlowRunner,
  FlowStore,
  LexBots,
  type LexScripts,
  type SimulationOf,
  type Staffing,
} from '../../../local/flows/index.ts';
import type { Instance } from '../../../local/instance.ts';
import type { InvocationResult, Invoke } from '../../../local/lambda/invocation.ts';
import { flowOf } from '../../fixtures/flow-of.ts';

const START_MS = Date.parse('2026-11-21T09:00:00.000Z');
const INSTANCE_ARN = 'arn:aws:connect:eu-west-2:111122223333:instance/i-1';
export const SALES = { id: 'q-sales', arn: `${INSTANCE_ARN}/queue/q-sales`, name: 'Sales' };
export const SUPPORT = { id: 'q-support', arn: `${INSTANCE_ARN}/queue/q-support`, name: 'Support' };
export const INSTANCE: Instance = {
  region: 'eu-west-2',
  accountId: '111122223333',
  instanceId: 'i-1',
  instanceArn: INSTANCE_ARN,
  queues: [SALES, SUPPORT],
};
export const FUNCTION_ARN = 'arn:aws:lambda:eu-west-2:111122223333:function:LookUp:live';

type Branches = Readonly<Record<string, string>>;

/** An action; `errors` and `conditions` name the action that each branch leads to. */
export function action(
  id: string,
  type: string,
  parameters: Readonly<Record<string, unknown>>,
  next?: string,
  branches: { readonly errors?: Branches; readonly conditions?: Branches; readonly operator?: string } = {},
): FlowAction {
  return {
    Identifier: id,
    Type: type,
    Parameters: parameters,
    Transitions: {
      ...(next === undefined ? {} : { NextAction: next }),
      Errors: Object.entries(branches.errors ?? {}).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })),
      Conditions: Object.entries(branches.conditions ?? {}).map(([operand, NextAction]) => ({
        NextAction,
        Condition: { Operator: branches.operator ?? 'Equals', Operands: [operand] },
      })),
    },
  };
}

export const say = (id: string, text: string, next: string) => action(id, 'MessageParticipant', { Text: text }, next);
export const hangUp = action('end', 'DisconnectParticipant', {});

/** A flow that starts at its first action. */
export function content(...actions: readonly FlowAction[]): FlowContent {
  return { ...flowOf(...actions), Actions: actions };
}

/** What a Local Connect can be told about its instance. */
export interface Settings {
  readonly instance?: Partial<Instance>;
  readonly lex?: LexScripts;
  readonly customers?: CustomerDataToKnow;
  readonly staffing?: Staffing;
  readonly simulationOf?: SimulationOf;
  readonly startAtMs?: number;
}

/** The engine, the clocks and the runner together, as Local Connect has them, and one flow function. */
export class RunningChat {
  readonly clock: ChatClock;
  readonly transport = new ManualTransportClock(0);
  readonly work = new Work();
  readonly chance = new Chance(7);
  readonly flows = new FlowStore({ instance: INSTANCE, chance: this.chance });
  readonly chatEvents: ChatEvent[] = [];
  readonly flowEvents: FlowEvent[] = [];
  /** What happened, of both kinds, in order. */
  readonly log: string[] = [];
  readonly engine: ChatEngine;
  readonly runner: FlowRunner;
  /** Every event that the function was invoked with. */
  readonly invocations: { readonly functionArn: string; readonly event: unknown }[] = [];

  constructor(invoke: Invoke = answer({}), settings: Settings = {}) {
    const { instance = {}, lex = {}, customers = {}, startAtMs = START_MS, ...more } = settings;
    this.clock = new ChatClock(startAtMs);
    this.engine = new ChatEngine({
      clock: this.clock,
      chance: this.chance,
      emit: (event) => {
        this.chatEvents.push(event);
        if (event.type !== 'ITEM') this.log.push(event.type);
        this.runner.onChatEvent(event);
      },
    });
    this.runner = new FlowRunner({
      engine: this.engine,
      clock: this.clock,
      transport: this.transport,
      work: this.work,
      flows: this.flows,
      instance: { ...INSTANCE, ...instance },
      chance: this.chance,
      lex: new LexBots(lex),
      customers: new CustomerData(this.chance, customers),
      ...more,
      invoke: (functionArn, event) => {
        this.invocations.push({ functionArn, event });
        return invoke(functionArn, event);
      },
      emit: (event) => {
        this.flowEvents.push(event);
        this.log.push(event.type);
      },
    });
  }

  flow(name: string, type: FlowType, ...actions: readonly FlowAction[]): string {
    return this.flows.put({ name, type, content: content(...actions) }).id;
  }

  /** A connected customer whose chat runs these actions as its inbound flow. */
  async start(
    actions: readonly FlowAction[],
    attributes: Readonly<Record<string, string>> = {},
    more: Partial<StartChatInput> = {},
  ): Promise<Chat> {
    return this.startIn(this.flow('Inbound', 'CONTACT_FLOW', ...actions), attributes, more);
  }

  /** The same in a flow that there is. */
  async startIn(
    flowId: string,
    attributes: Readonly<Record<string, string>> = {},
    more: Partial<StartChatInput> = {},
  ): Promise<Chat> {
    const { chat, participant } = this.engine.startChat({ displayName: 'Ann', flowId, attributes, ...more });
    this.engine.connectParticipant(participant.participantId);
    await this.settled();
    return chat;
  }

  /** Until nothing is under way: the flow has ended or waits for people or for chat time. */
  async settled(): Promise<void> {
    await this.work.settled(this.transport, 60_000);
  }

  /** Lets promises that are settled already go on, where work stays under way. */
  async breathe(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  async advance(seconds: number): Promise<void> {
    const limitMs = this.clock.nowMs + seconds * 1000;
    while (this.clock.fireNext(limitMs)) await this.settled();
    this.clock.moveTo(limitMs);
  }

  async advanceTransport(ms: number): Promise<void> {
    await this.breathe();
    this.transport.advance(ms);
    await this.breathe();
  }

  async customerSays(chat: Chat, text: string): Promise<void> {
    this.engine.sendMessage(chat.customer.participantId, { contentType: 'text/plain', content: text });
    await this.settled();
  }

  /** What the flows have said. */
  said(chat: Chat): readonly (string | undefined)[] {
    return chat.transcript
      .filter(({ role, type }) => role === 'SYSTEM' && type === 'MESSAGE')
      .map((item) => item.content);
  }

  /** What reached one side alone. */
  whispered(role: 'AGENT' | 'CUSTOMER'): readonly (string | undefined)[] {
    return this.chatEvents.flatMap((event) => {
      const isWhisper = event.type === 'ITEM' && event.item.type === 'MESSAGE' && !event.kept;
      return isWhisper && event.to.every((participant) => participant.role === role) ? [event.item.content] : [];
    });
  }

  /** Why error branches were taken. */
  reasons(): readonly (string | undefined)[] {
    return this.ofType('FLOW_BRANCH').flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  }

  branches(): readonly string[] {
    return this.flowEvents.flatMap((event) =>
      event.type === 'FLOW_BRANCH' ? [`${event.actionId}: ${event.branch}`] : [],
    );
  }

  failures(): readonly string[] {
    return this.flowEvents.flatMap((event) => (event.type === 'FLOW_FAILED' ? [event.message] : []));
  }

  ofType<Type extends FlowEvent['type']>(type: Type) {
    return this.flowEvents.filter((event): event is Extract<FlowEvent, { type: Type }> => event.type === type);
  }
}

export function answer(payload: unknown): Invoke {
  return async () => ({ ok: true, payload });
}

export function failure(kind: Extract<InvocationResult, { ok: false }>['failure']): InvocationResult {
  return { ok: false, failure: kind, errorName: `Name of ${kind}`, errorMessage: 'why' };
}

/** A block that invokes the function, and the blocks that say how it went. */
export function invoke(id: string, parameters: Readonly<Record<string, unknown>>, next: string) {
  return action(
    id,
    'InvokeLambdaFunction',
    { LambdaFunctionARN: FUNCTION_ARN, InvocationTimeLimitSeconds: '8', ...parameters },
    next,
    { errors: { NoMatchingError: 'failed' } },
  );
}

export const OK = say('ok', 'got $.External.status', 'end');
export const FAILED = say('failed', 'failed', 'end');
export const ONE_BLOCK = [invoke('lambda', {}, 'ok'), OK, FAILED, hangUp];
