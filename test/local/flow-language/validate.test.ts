import { describe, expect, test } from '@jest/globals';
import {
  actionLanguage,
  examine,
  FLOW_TYPES,
  isFlowContent,
  isFlowType,
  validate,
} from '../../../local/flow-language/index.ts';
import { actionOf, flowOf, homeOf, type Json, VALID_ACTIONS } from './valid-flow.ts';

function messages(action: Json, type = homeOf('')): readonly string[] {
  return validate(flowOf(action), type).map(({ message }) => message);
}

/** What the service would refuse of one action that stands in a flow of its own type. */
function problemsOf(type: string, parameters = {}, transitions = {}): readonly string[] {
  return examine(flowOf(actionOf(type, parameters, transitions)), homeOf(type)).refused.map(({ message }) => message);
}

/** What the valid example of a type requires, by its parameters too. */
function requiredBy(type: string): readonly string[] {
  const { required = [], requiredWhen = [] } = actionLanguage.get(type)?.errors ?? {};
  return [...required, ...requiredWhen.flatMap(({ errors }) => errors)];
}

const END = { NextAction: 'end' };
const error = (ErrorType: string) => ({ ...END, ErrorType });
const condition = (operand: string, Operator = 'Equals') => ({ ...END, Condition: { Operator, Operands: [operand] } });

describe('the document', () => {
  test.each([[null], [7], ['{}'], [[]], [undefined]])('must be an object: %j', (content) => {
    expect(validate(content, 'CONTACT_FLOW')).toHaveLength(1);
  });

  test.each([undefined, '2019-10-31', 7])('has the one supported Version: %s', (Version) => {
    const [problem, ...others] = validate({ ...flowOf(actionOf('MessageParticipant')), Version }, 'CONTACT_FLOW');
    expect(problem).toMatchObject({ path: 'Version', message: expect.stringContaining('2019-10-30') });
    expect(others).toEqual([]);
  });

  test('starts at an action that is there', () => {
    const content = { ...flowOf(actionOf('MessageParticipant')), StartAction: 'b' };
    expect(validate(content, 'CONTACT_FLOW')).toEqual([
      { path: 'StartAction', message: 'StartAction must be the Identifier of an action, got "b"' },
    ]);
  });

  test('has 1 to 250 actions', () => {
    const flow = (count: number) => ({
      ...flowOf(null),
      StartAction: '0',
      Actions: Array.from({ length: count }, (_, index) => ({ Identifier: `${index}`, Type: 'DisconnectParticipant' })),
    });
    expect(validate(flow(0), 'CONTACT_FLOW')).toHaveLength(1);
    expect(validate(flow(250), 'CONTACT_FLOW')).toEqual([]);
    expect(validate(flow(251), 'CONTACT_FLOW')).toEqual([
      { path: 'Actions', message: 'A flow has at most 250 actions, got 251' },
    ]);
  });

  test('may hold any Metadata', () => {
    const content = { ...flowOf(actionOf('MessageParticipant')), Metadata: { ActionMetadata: { a: 7 } } };
    expect(isFlowContent(content, 'CONTACT_FLOW')).toBe(true);
  });

  test('is of a known type', () => {
    expect(FLOW_TYPES.every(isFlowType)).toBe(true);
    expect(isFlowType('DISCONNECT')).toBe(false);
  });
});

test('a flow type that there is not is the one problem of its flow', () => {
  // As a program without types may name it.
  const flowType = JSON.parse('"CONTACT_FLOWS"');
  expect(validate(flowOf(actionOf('MessageParticipant')), JSON.parse('7'))).toEqual([
    { path: '', message: expect.stringMatching(/^There is no flow type 7\. There are: CONTACT_FLOW, /) },
  ]);
  expect(validate(flowOf(actionOf('MessageParticipant')), flowType)).toEqual([
    {
      path: '',
      message: expect.stringMatching(/^There is no flow type "CONTACT_FLOWS"\. Did you mean CONTACT_FLOW\? /),
    },
  ]);
});

test('validate leaves out what is only worth a look', () => {
  const content = flowOf(actionOf('MessageParticipant', { Text: 'You are $.Attributes.$.Attributes.name' }));
  expect(examine(content, 'CONTACT_FLOW').warnings).toHaveLength(1);
  expect(validate(content, 'CONTACT_FLOW')).toEqual([]);
});

describe('identifiers', () => {
  const named = (Identifier: Json): Json => ({ ...actionOf('MessageParticipant'), Identifier });

  test.each(['Welcome Prompt', 'x'.repeat(50), '5b1f-é'])('may be %s', (identifier) => {
    expect(validate({ ...flowOf(named(identifier)), StartAction: identifier }, 'CONTACT_FLOW')).toEqual([]);
  });

  test.each([...'%:(\\/)=$,;[]{}'])('hold no %s', (character) => {
    const identifier = `a${character}b`;
    expect(validate({ ...flowOf(named(identifier)), StartAction: identifier }, 'CONTACT_FLOW')).toMatchObject([
      { path: 'Actions[0].Identifier', message: expect.stringContaining('holds one of') },
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])('are not %s', (identifier) => {
    expect(validate({ ...flowOf(named(identifier)), StartAction: identifier }, 'CONTACT_FLOW')).toMatchObject([
      { message: expect.stringContaining('forbidden word') },
    ]);
  });

  test.each(['', 'x'.repeat(51), 7, null])('are texts of 1 to 50 characters: %j', (identifier) => {
    expect(messages(named(identifier))[0]).toContain('Identifier must have 1 to 50 characters');
  });

  test('are unique', () => {
    expect(messages(named('end'))).toContain('Identifier "end" is not unique. Path: Actions[1].Identifier');
  });
});

describe('every action type', () => {
  const types = [...actionLanguage.keys()];

  test('has a valid example', () => {
    expect(Object.keys(VALID_ACTIONS).sort()).toEqual([...types].sort());
  });

  test.each(types)('%s: the example is valid', (type) => {
    expect(problemsOf(type)).toEqual([]);
  });

  const described = types.filter((type) => actionLanguage.get(type)?.takesMore !== true);
  test.each(described)('%s: an unknown parameter is refused', (type) => {
    expect(problemsOf(type, { Txet: 'x' })).toEqual([
      expect.stringMatching(/^Invalid Action property name\. Path: Actions\[0\]\.Parameters\.Txet/u),
    ]);
  });

  const required = types.flatMap((type) =>
    Object.entries(actionLanguage.get(type)?.parameters ?? {}).flatMap(([name, spec]) =>
      spec.required ? [[type, name] as const] : [],
    ),
  );
  test.each(required)('%s: %s is required', (type, name) => {
    expect(problemsOf(type, { [name]: undefined })).toEqual([
      `Action is missing required property. Path: Actions[0].Parameters.${name}`,
    ]);
  });

  const errors = types.flatMap((type) =>
    (actionLanguage.get(type)?.errors.required ?? []).map((name) => [type, name] as const),
  );
  test.each(errors)('%s: the error %s is required', (type, name) => {
    const all = requiredBy(type);
    const kept = all.filter((other) => other !== name).map(error);
    expect(problemsOf(type, {}, { Errors: kept })).toEqual([
      `Action is missing required error. Error: ${name}, Path: Actions[0]`,
    ]);
  });

  const going = types.filter((type) => actionLanguage.get(type)?.next !== 'NONE');
  test.each(going.filter((type) => described.includes(type)))(
    '%s: an error that it does not have is refused',
    (type) => {
      const Errors = [...requiredBy(type), 'NobodyIsHome'].map(error);
      expect(problemsOf(type, {}, { Errors })).toEqual(['Invalid Action error. Error: NobodyIsHome, Path: Actions[0]']);
    },
  );

  test.each(going)('%s: NextAction leads to an action that is there', (type) => {
    expect(problemsOf(type, {}, { NextAction: 'nowhere' })).toEqual([
      'The transition leads nowhere: no action is called "nowhere". Path: Actions[0].Transitions.NextAction',
    ]);
  });

  test.each(types.filter((type) => actionLanguage.get(type)?.next === 'REQUIRED'))('%s: goes on', (type) => {
    expect(problemsOf(type, {}, { NextAction: undefined })).toEqual([
      'Action is missing required property. Path: Actions[0].Transitions.NextAction',
    ]);
  });

  test.each(types.filter((type) => actionLanguage.get(type)?.next === 'NONE'))('%s: ends the flow', (type) => {
    expect(problemsOf(type, {}, END)).toEqual(['Action does not support transitions. Path: Actions[0].Transitions']);
  });

  const confined = types.flatMap((type) =>
    FLOW_TYPES.flatMap((flowType) => {
      const allowed = actionLanguage.get(type)?.flowTypes ?? 'ALL';
      return allowed === 'ALL' || flowType === 'MODULE' || allowed.includes(flowType)
        ? []
        : [[type, flowType] as const];
    }),
  );
  test.each(confined)('%s: cannot stand in a flow of type %s', (type, flowType) => {
    const ending = actionLanguage.get('DisconnectParticipant')?.flowTypes ?? [];
    const end = ending.includes(flowType) ? {} : { Type: 'EndFlowExecution' };
    const problems = validate(flowOf(actionOf(type), end.Type === undefined ? undefined : end), flowType);
    expect(problems).toContainEqual(
      expect.objectContaining({ path: 'Actions[0].Type', message: expect.stringContaining(`of type ${flowType}`) }),
    );
  });

  const stoodInFor = types.filter((type) => actionLanguage.get(type)?.inChat === 'stoodIn');
  test.each(stoodInFor)('%s: is not emulated, which is not a reason to refuse a flow', (type) => {
    const flow = flowOf(actionOf(type));
    expect(validate(flow, homeOf(type))).toEqual([
      {
        path: 'Actions[0].Type',
        actionId: 'a',
        notEmulated: true,
        message: expect.stringContaining(`The action type ${type} (`),
      },
    ]);
    expect(isFlowContent(flow, homeOf(type), false)).toBe(true);
  });

  test.each(stoodInFor)('%s: parameters and errors that are not documented are taken', (type) => {
    const Errors = [...requiredBy(type), 'NobodyIsHome'].map(error);
    expect(problemsOf(type, { Unheard: 'of' }, { Errors })).toEqual([]);
  });

  test.each([
    ['MessageParticipants', 'It has MessageParticipant (Play prompt).'],
    ['messageparticipant', 'It has MessageParticipant (Play prompt).'],
    ['SetWorkingQueue', 'It has UpdateContactTargetQueue (Set working queue).'],
    ['PlayPrompt', 'It has MessageParticipant (Play prompt).'],
    ['SetVoice', 'It has UpdateContactTextToSpeechVoice (Set voice).'],
    ['x'.repeat(10_000), 'The developer guide lists its action types.'],
  ])('one that the service does not have is told by the one that is meant: %.40s', (Type, told) => {
    const [message, ...others] = messages({ Identifier: 'a', Type });
    expect(message).toMatch(/^Invalid Action type\. Path: Actions\[0\]\.Type\. Amazon Connect has no action type /);
    expect(message).toContain(told);
    expect(message?.length).toBeLessThan(300);
    expect(others).toEqual([]);
  });

  test('a condition where there are none is refused', () => {
    expect(problemsOf('MessageParticipant', {}, { Conditions: [condition('x')] })).toEqual([
      expect.stringContaining('Actions[0].Transitions.Conditions'),
    ]);
  });
});
