import { notHere } from '../not-here.ts';
import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed } from '../step.ts';

export const transferToFlow: ActionRunner = (action, context) => {
  const given = parameter(action, 'ContactFlowId');
  const idOrArn = resolveValue(given, context);
  const flow = idOrArn === undefined ? undefined : context.flows.find(idOrArn);
  if (flow === undefined) return failed(notHere('flow', given, idOrArn));
  return { kind: 'TRANSFER', flow };
};
