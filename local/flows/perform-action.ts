import { actionLanguage, type FlowAction } from '../flow-language/index.ts';
import { actionRunners } from './action-runners.ts';
import type { RunContext } from './run-context.ts';
import { failed, type Step } from './step.ts';

/** What comes of an action: its runner's answer, or the failure of one that a chat cannot do. */
export function performAction(action: FlowAction, context: RunContext): Step {
  const spec = actionLanguage.get(action.Type);
  if (spec?.inChat === 'fails') return failed(spec.failure);
  const run = actionRunners.get(action.Type);
  if (run !== undefined) return run(action, context);
  const message = `Block "${action.Identifier}": the action type ${action.Type} is not emulated.`;
  return { kind: 'BREAK_DOWN', message };
}
