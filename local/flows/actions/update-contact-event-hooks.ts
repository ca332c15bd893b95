import { EVENT_HOOKS, type EventHook, toFlag } from '../../flow-language/index.ts';
import { memberOf } from '../../json.ts';
import { notHere } from '../not-here.ts';
import { parameterEntries, parameterProperty } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

/** In a chat, setting a hold flow takes the error branch (administrator guide, set-hold-flow). */
const FOR_CALLS: readonly EventHook[] = ['AgentHold', 'CustomerHold'];

/** The other hooks are kept; chats run the queue's, the disconnect flow and the whispers. */
export const updateContactEventHooks: ActionRunner = (action, context) => {
  const set: [EventHook, string | undefined][] = [];
  for (const [name, value] of parameterEntries(action, 'EventHooks')) {
    const hook = EVENT_HOOKS.find((known) => known === name);
    if (hook === undefined) return failed(`there is no hook ${name}`);
    if (FOR_CALLS.includes(hook)) return failed(`the hook ${hook} is for the voice channel: a chat is not put on hold`);
    const idOrArn = resolveValue(value, context);
    const flow = context.flows.find(idOrArn ?? '');
    if (flow === undefined) return failed(`${hook}: ${notHere('flow', value, idOrArn)}`);
    const configuration = parameterProperty(action, 'EventHooksConfiguration', name);
    set.push([hook, isDisabled(configuration) ? undefined : flow.id]);
  }
  for (const [hook, flowId] of set) context.engine.setHook(context.contactId, hook, flowId);
  return NEXT;
};

function isDisabled(configuration: unknown): boolean {
  return toFlag(memberOf(configuration, 'DisableExecution')) === true;
}
