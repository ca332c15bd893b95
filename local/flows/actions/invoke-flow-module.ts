import { notHere } from '../not-here.ts';
import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed } from '../step.ts';

/** `FlowModuleId` is an id or ARN, to which an alias may be added after a colon. */
export const invokeFlowModule: ActionRunner = (action, context) => {
  const given = resolveValue(parameter(action, 'FlowModuleId'), context) ?? '';
  const [id = ''] = given.slice(given.lastIndexOf('/') + 1).split(':');
  const flow = context.flows.find(id);
  if (flow === undefined || flow.type !== 'MODULE') {
    return failed(notHere('module', parameter(action, 'FlowModuleId'), given));
  }
  return { kind: 'CALL', moduleId: flow.id };
};
