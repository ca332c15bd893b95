import {
  disconnect,
  type FlowDefinition,
  type FlowProblem,
  flow,
  invokeFunction,
  message,
  UndeployableFlow,
} from '../../infra/flows/builder/index.ts';

const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:f';

type Blocks = FlowDefinition['blocks'];

/** A flow that greets, then does what is given, and ends. */
export function greetThen(blocks: Blocks, parts: Partial<FlowDefinition> = {}): FlowDefinition {
  return {
    name: 'Tried out',
    type: 'CONTACT_FLOW',
    start: 'Greet',
    ...parts,
    blocks: { Greet: message({ text: 'Hello', next: 'Try' }), ...blocks, End: disconnect() },
  };
}

export function problemsOf(definition: FlowDefinition): readonly FlowProblem[] {
  try {
    flow(definition);
  } catch (error) {
    if (error instanceof UndeployableFlow) return error.problems;
    throw error;
  }
  return [];
}

export const invoke = (timeLimitSeconds: number, next: string) =>
  invokeFunction({ functionArn, timeLimitSeconds, next, onError: next });
