import { notHere } from '../not-here.ts';
import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed } from '../step.ts';

/** `FlowModuleId` is an id or ARN, to which an alias may be added after a colon. */
export const invokeFlowModule: ActionRunner = (action, context) => {
  const given = resolveValue(parameter(action, 'FlowModuleId'), context) ?? '';
  const [id = ''] = given.slice(given.lastIndexOf('/') + 1).split(':');
  const module = context.flows.find(id);
  if (module === undefined || module.type !== 'MODULE') {
    return failed(notHere('module', parameter(action, 'FlowModuleId'), given));
  }
  return { kind: 'CALL', module };
};
