import type { HookName } from '../../engine/index.ts';
import { parameterEntries } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

/** The hooks that are run. */
const HOOKS: ReadonlyMap<string, HookName> = new Map([
  ['CustomerQueue', 'CustomerQueue'],
  ['CustomerRemaining', 'CustomerRemaining'],
]);

export const updateContactEventHooks: ActionRunner = {
  type: 'UpdateContactEventHooks',
  run(action, context) {
    const set: [HookName, string][] = [];
    for (const [name, value] of parameterEntries(action, 'EventHooks')) {
      const hook = HOOKS.get(name);
      if (hook === undefined) return failed(`the hook ${name} is not emulated`);
      const flow = context.flows.find(resolveValue(value, context) ?? '');
      if (flow === undefined) return failed(`the hook ${name} names no flow of the instance`);
      set.push([hook, flow.id]);
    }
    for (const [hook, flowId] of set) context.engine.setHook(context.contactId, hook, flowId);
    return NEXT;
  },
};
