import type { HookName } from '../../engine/index.ts';
import { toFlag } from '../../flow-language/index.ts';
import { parameterEntries, parameterProperty } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

const HOOKS: readonly HookName[] = [
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
];

/** All hooks are kept; chats run the queue's, the disconnect flow and the whispers, and have nothing to hold or pause. */
export const updateContactEventHooks: ActionRunner = {
  type: 'UpdateContactEventHooks',
  run(action, context) {
    const set: [HookName, string | undefined][] = [];
    for (const [name, value] of parameterEntries(action, 'EventHooks')) {
      const hook = HOOKS.find((known) => known === name);
      if (hook === undefined) return failed(`the hook ${name} is not known`);
      const flow = context.flows.find(resolveValue(value, context) ?? '');
      if (flow === undefined) return failed(`the hook ${name} names no flow of the instance`);
      const configuration = parameterProperty(action, 'EventHooksConfiguration', name);
      set.push([hook, isDisabled(configuration) ? undefined : flow.id]);
    }
    for (const [hook, flowId] of set) context.engine.setHook(context.contactId, hook, flowId);
    return NEXT;
  },
};

function isDisabled(configuration: unknown): boolean {
  if (typeof configuration !== 'object' || configuration === null) return false;
  return toFlag(Reflect.get(configuration, 'DisableExecution')) === true;
}
