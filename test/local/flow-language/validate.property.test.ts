import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { examine, FLOW_TYPES, isFlowContent, validate } from '../../../local/flow-language/index.ts';
import { flowOf } from '../../fixtures/flow-of.ts';
import { actionOf, type Json, type JsonAction, VALID_ACTIONS } from './valid-flow.ts';

const flowType = fc.constantFrom(...FLOW_TYPES);

/** Words of the language and of JavaScript, so that garbage comes close to what is read. */
const word = fc.oneof(
  fc.constantFrom('Version', 'StartAction', 'Actions', 'Identifier', 'Type', 'Parameters', 'Transitions', 'NextAction'),
  fc.constantFrom('Errors', 'ErrorType', 'Conditions', 'Condition', 'Operator', 'Operands', 'Equals', 'Events', 'Text'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '2019-10-30', '$.Attributes.x'),
  fc.constantFrom(...Object.keys(VALID_ACTIONS)),
  fc.string(),
);
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6 },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    word,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(word, tie('json')), { maxLength: 5 }).map(objectOf),
  ),
}));

/** An object with own properties only, `__proto__` too, as JSON.parse makes it. */
function objectOf(entries: readonly (readonly [string, Json])[]): { [key: string]: Json } {
  return Object.fromEntries(entries);
}

/** A flow with one action of every type. */
function wholeFlow(): Json {
  const actions: JsonAction[] = Object.keys(VALID_ACTIONS).map((type) => ({ ...actionOf(type), Identifier: type }));
  const [first] = Object.keys(VALID_ACTIONS);
  return {
    ...flowOf(),
    StartAction: first ?? '',
    Actions: [...actions, { Identifier: 'end', Type: 'DisconnectParticipant' }],
  };
}

/** Puts `value` in place of the `count`-th value of the document, counted depth first; `undefined` takes it away. */
function mutate(document: Json, count: number, value: Json | undefined): Json | undefined {
  let left = count;
  const visit = (here: Json): Json | undefined => {
    left -= 1;
    if (left < 0) {
      left = Number.POSITIVE_INFINITY;
      return value;
    }
    if (Array.isArray(here)) return here.map(visit).filter((entry) => entry !== undefined);
    if (typeof here !== 'object' || here === null) return here;
    return objectOf(
      Object.entries(here).flatMap(([key, entry]) => {
        const visited = visit(entry);
        return visited === undefined ? [] : [[key, visited] as const];
      }),
    );
  };
  return visit(document);
}

describe('validate', () => {
  test('takes the whole flow as a module', () => {
    expect(examine(wholeFlow(), 'MODULE')).toMatchObject({ refused: [], warnings: [] });
  });

  test('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(json, flowType, (content, type) => {
        expect(Array.isArray(validate(content, type))).toBe(true);
      }),
      { numRuns: 700 },
    );
  });

  test('never throws on garbage where an action or its parts should be', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(VALID_ACTIONS)), json, json, flowType, (type, one, other, where) => {
        const action = { Identifier: 'a', Type: type, Parameters: one, Transitions: other };
        const content = { ...flowOf(), StartAction: 'a', Actions: [action, one, other] };
        expect(Array.isArray(validate(content, where))).toBe(true);
      }),
      { numRuns: 700 },
    );
  });

  test('never throws on a mutated flow, and names the place of every problem', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.option(json, { nil: undefined }), (count, value) => {
        for (const problem of validate(mutate(wholeFlow(), count, value), 'MODULE')) {
          expect(problem.message).not.toBe('');
          expect(problem.path).toMatch(/^(|Version|StartAction|Actions.*)$/su);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('takes a document that is nested ten thousand deep', () => {
    let deep: Json = 'x';
    for (let level = 0; level < 10_000; level += 1) deep = level % 2 === 0 ? [deep] : { Parameters: deep };
    const action: JsonAction = { ...actionOf('UpdateContactAttributes'), Parameters: { Attributes: { a: deep } } };
    const content = { ...flowOf(action), Metadata: deep };
    expect(isFlowContent(content, 'CONTACT_FLOW')).toBe(false);
    expect(isFlowContent(deep, 'CONTACT_FLOW')).toBe(false);
  });
});
