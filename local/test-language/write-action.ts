import { type Instruction, parametersOf, type Strategy, type UnnamedAction } from './test-case.ts';

type Json = Readonly<Record<string, unknown>>;

/** The parameters of an action, as a document has them; `id` stands beside them there. */
export function parametersOfAction(action: UnnamedAction): Json {
  const { type: ActionType } = action;
  switch (action.type) {
    case 'SendInstruction':
      return { ActionType, Actor: 'Customer', Instruction: instructionOf(action.instruction) };
    case 'Assert':
      return { Namespace: action.namespace, Operator: action.operator, Operand: action.operand };
    case 'TestControl': {
      const { command } = action;
      return command.type === 'EndTest'
        ? { ActionType, Command: { Type: command.type } }
        : { ActionType, Command: { Type: command.type, Properties: { Expressions: command.expressions } } };
    }
    case 'OverrideSystemBehavior': {
      const properties = {
        ActionType: action.actionType,
        ActionParameters: parametersOf(action),
        Strategy: strategyOf(action.strategy),
      };
      return { ActionType, Behavior: { Type: 'FlowAction', Properties: properties } };
    }
  }
}

function instructionOf(instruction: Instruction): Json {
  switch (instruction.type) {
    case 'Disconnect':
      return { Type: instruction.type };
    case 'Utterance':
      return { Type: instruction.type, Properties: { Value: instruction.text } };
    case 'DtmfInput':
      return { Type: instruction.type, Properties: { Value: instruction.digits } };
  }
}

function strategyOf(strategy: Strategy): Json {
  switch (strategy.type) {
    case 'SubstituteResource':
      return { Type: strategy.type, SubstituteArn: strategy.arn };
    case 'Error': {
      const error = { ...delayOf(strategy.delaySeconds), Value: strategy.error };
      return { Type: 'MockResponse', Response: { Type: 'Error', Error: error } };
    }
    case 'ExecutionResult': {
      const { result, delaySeconds } = strategy;
      const ExecutionResult =
        result.kind === 'HOURS'
          ? { Value: result.isOpen ? 'InHours' : 'OutOfHours' }
          : { ...delayOf(delaySeconds), LoadedData: JSON.stringify(result.data) };
      return { Type: 'MockResponse', Response: { Type: 'ExecutionResult', ExecutionResult } };
    }
  }
}

const delayOf = (seconds: number): Json => (seconds === 0 ? {} : { DelaySeconds: seconds });
