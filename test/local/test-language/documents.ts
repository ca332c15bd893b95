import { type EntryPointType, readTestCase, tellRemark } from '../../../local/test-language/index.ts';

type Json = Readonly<Record<string, unknown>>;

export const observation = (more: Json = {}): Json => ({
  Identifier: 'Welcome',
  Event: eventOf('MessageReceived', { Text: 'Welcome', MatchingCriteria: { Type: 'Inclusion' } }),
  Actions: [endTest],
  Transitions: {},
  ...more,
});

export const eventOf = (Type: string, Properties: unknown, more: Json = {}): Json => ({
  ...{ Identifier: 'e', Type, Actor: 'System', Properties },
  ...more,
});

export const endTest = actionOf('TestControl', { Command: { Type: 'EndTest' } });

export function actionOf(Type: string, Parameters: Json, more: Json = {}): Json {
  return { Identifier: 'end', Type, Parameters, Transitions: {}, ...more };
}

export const version = '2019-10-30';

export function read(content: unknown, entryPoint?: EntryPointType) {
  const { refused, warnings } = readTestCase(content, entryPoint);
  return { refused: refused.map(tellRemark), warnings: warnings.map(tellRemark) };
}

export const readObservations = (...Observations: readonly unknown[]) => read({ Version: version, Observations });
export const withEvent = (Type: string, Properties: unknown, more: Json = {}) =>
  readObservations(observation({ Event: eventOf(Type, Properties, more) }));
export const withAction = (Type: string, Parameters: Json, more: Json = {}) =>
  readObservations(observation({ Actions: [actionOf(Type, Parameters, more), { ...endTest, Identifier: 'last' }] }));
export const said = (Instruction: Json) =>
  withAction('SendInstruction', { Instruction }, { Transitions: { NextAction: 'last' } });
export const overridden = (ActionType: string, ActionParameters: Json, Strategy: Json) =>
  withAction(
    'OverrideSystemBehavior',
    { Behavior: { Type: 'FlowAction', Properties: { ActionType, ActionParameters, Strategy } } },
    { Transitions: { NextAction: 'last' } },
  );
export const mocked = (ExecutionResult: Json) => ({
  Type: 'MockResponse',
  Response: { Type: 'ExecutionResult', ExecutionResult },
});
