import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed } from '../step.ts';

export const transferToFlow: ActionRunner = (action, context) => {
  const flow = context.flows.find(resolveValue(parameter(action, 'ContactFlowId'), context) ?? '');
  if (flow === undefined) return failed('ContactFlowId names no flow of the instance');
  return { kind: 'TRANSFER', flowId: flow.id };
};
