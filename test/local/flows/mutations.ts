import fc from 'fast-check';
import type { FlowType } from '../../../local/flow-language/index.ts';
import { flowOf } from '../../fixtures/flow-of.ts';
import { actionOf, homeOf, type Json, VALID_ACTIONS } from '../flow-language/valid-flow.ts';
import { FUNCTION_ARN, SALES, SUPPORT } from './running-chat.ts';

/** A flow, and the type that it is put in as. */
export interface Candidate {
  readonly type: FlowType;
  readonly content: Json;
}

/** Parameters that name what the instance of the tests has. */
const AT_HOME: { readonly [type: string]: { readonly [key: string]: Json } } = {
  UpdateContactTargetQueue: { QueueId: SALES.id },
  DequeueContactAndTransferToQueue: { QueueId: SUPPORT.id },
  CheckMetricData: { QueueId: SALES.arn },
  InvokeLambdaFunction: { LambdaFunctionARN: FUNCTION_ARN },
  TransferToFlow: { ContactFlowId: 'mutated' },
  InvokeFlowModule: { FlowModuleId: 'module' },
  UpdateContactEventHooks: {
    EventHooks: { CustomerQueue: 'queue', CustomerRemaining: 'mutated', AgentWhisper: 'whisper' },
  },
};

/** Types that may stand in a flow of this type. */
function typesFor(type: FlowType): readonly string[] {
  return Object.keys(VALID_ACTIONS).filter((name) => {
    const home = homeOf(name);
    if (name === 'EndFlowModuleExecution' || name === 'TransferContactToAgent') return home === type;
    return type === 'CUSTOMER_QUEUE' ? QUEUE_TYPES.has(name) : home === 'CONTACT_FLOW';
  });
}

const QUEUE_TYPES: ReadonlySet<string> = new Set([
  'MessageParticipant',
  'Wait',
  'Loop',
  'Compare',
  'InvokeLambdaFunction',
  'CheckMetricData',
  'ConnectParticipantWithLexBot',
  'ShowView',
  'DequeueContactAndTransferToQueue',
  'MessageParticipantIteratively',
  'UpdateContactAttributes',
  'DisconnectParticipant',
  'EndFlowExecution',
]);

/** A valid flow of up to ten actions whose transitions lead anywhere: four in five of them onward, so that most end. */
export function redirected(type: FlowType): fc.Arbitrary<Candidate> {
  const one = fc.tuple(fc.constantFrom(...typesFor(type)), fc.array(fc.nat(), { minLength: 6, maxLength: 6 }));
  return fc.array(one, { minLength: 1, maxLength: 10 }).map((chosen) => {
    const actions = chosen.map(([name, targets], index) => {
      let turn = 0;
      const text = JSON.stringify({ ...actionOf(name, AT_HOME[name] ?? {}), Identifier: `${index}` });
      const led: Json = JSON.parse(
        text.replaceAll('"NextAction":"end"', () => {
          turn += 1;
          return `"NextAction":"${targetOf(targets[turn % targets.length] ?? 0, index, chosen.length)}"`;
        }),
      );
      return led;
    });
    const last: Json = { Identifier: `${chosen.length}`, Type: 'DisconnectParticipant' };
    return { type, content: { ...flowOf(), StartAction: '0', Actions: [...actions, last] } };
  });
}

function targetOf(drawn: number, index: number, count: number): number {
  return drawn % 5 === 0 ? drawn % (count + 1) : index + 1 + (drawn % (count - index));
}

/** What takes a value's place: nothing at all, another type, another value of its own, or another action. */
const replacement = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constantFrom<Json>(null, true, 7, -1, '', [], {}, ['x'], { x: 'y' }, '$.Attributes.x') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>('604800', 'Equals', 'NoMatchingError', 'WaitCompleted', 'constructor'),
  },
  { weight: 3, arbitrary: fc.nat(9).map((index) => `${index}`) },
);

/** A field dropped, a type or value changed, or a transition redirected, somewhere below the flow's actions. */
export function mutated(candidate: fc.Arbitrary<Candidate>): fc.Arbitrary<Candidate> {
  return fc.tuple(candidate, fc.nat(), replacement).map(([{ content, type }, at, value]) => {
    const places = placesIn(content);
    const place = places[at % places.length] ?? [];
    return { type, content: replaceAt(content, place, value) ?? null };
  });
}

type Place = readonly (string | number)[];

function placesIn(value: Json, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const members: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const below = members.flatMap(([key, entry]) => placesIn(entry, [...here, key]));
  return here.length === 0 ? below : [here, ...below];
}

function replaceAt(value: Json, [key, ...rest]: Place, by: Json | undefined): Json | undefined {
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => {
      const replaced = index === key ? replaceAt(entry, rest, by) : entry;
      return replaced === undefined ? [] : [replaced];
    });
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]) => {
      const replaced = name === key ? replaceAt(entry, rest, by) : entry;
      return replaced === undefined ? [] : [[name, replaced]];
    }),
  );
}
