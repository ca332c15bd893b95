import { actionLanguage, blockTitle, type FlowAction } from '../flow-language/index.ts';
import { actionRunners } from './action-runners.ts';
import type { Flow } from './flow-store.ts';
import { performInTest } from './perform-in-test.ts';
import type { RunContext } from './run-context.ts';
import { standInFor } from './stand-ins.ts';
import { failed, type Step } from './step.ts';

/** What comes of an action: its runner's answer, the failure of one that a chat cannot do, or what stands in for it. */
export function performAction(action: FlowAction, flow: Flow, context: RunContext): Step {
  if (flow.stoodIn.includes(action.Identifier)) {
    const { move, takes } = standInFor(action, flow.standIns, context);
    const title = blockTitle(action.Type, action.Parameters ?? {});
    context.emit({ type: 'FLOW_STOOD_IN', actionId: action.Identifier, actionType: action.Type, title, takes });
    return move;
  }
  const spec = actionLanguage.get(action.Type);
  if (spec?.inChat === 'fails') return failed(spec.failure, spec.failsWith);
  const run = actionRunners.get(action.Type);
  if (run !== undefined)
    return context.simulation === undefined ? run(action, context) : performInTest(action, run, context);
  const message = `Block "${action.Identifier}": the action type ${action.Type} is not emulated.`;
  return { kind: 'BREAK_DOWN', message };
}
