import { actionLanguage } from './action-language.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkParameters } from './check-parameters.ts';
import { checkTransitions } from './check-transitions.ts';
import { didYouMean } from './did-you-mean.ts';
import { FLOW_VERSION, type FlowContent, type FlowType, isFlowType, MAX_ACTIONS, noSuchFlowType } from './flow.ts';
import { isObject, type JsonObject, own } from './json.ts';
import { describe, type Problem, type Report } from './problems.ts';
import type { ActionSpec } from './spec.ts';

/** Every problem of a flow; none means that it is a `FlowContent` and would be accepted. Never throws. */
export function validate(content: unknown, type: FlowType): readonly Problem[] {
  const problems: Problem[] = [];
  const report = reportTo(problems);
  // A program without types may name any; what its blocks may do depends on it.
  const givenType: unknown = type;
  if (!isFlowType(givenType)) report('', noSuchFlowType(givenType));
  else if (!isObject(content)) report('', `A flow is a JSON object, got ${describe(content)}`);
  else checkContent(content, type, problems);
  return problems;
}

/** Whether a document is a flow without a problem. */
export function isFlowContent(content: unknown, type: FlowType): content is FlowContent {
  return validate(content, type).length === 0;
}

function reportTo(problems: Problem[], actionId?: string): Report {
  return (path, message, notEmulated) => {
    problems.push({
      message,
      path,
      ...(actionId === undefined ? {} : { actionId }),
      ...(notEmulated === undefined ? {} : { notEmulated }),
    });
  };
}

function checkContent(content: JsonObject, flowType: FlowType, problems: Problem[]): void {
  const report = reportTo(problems);
  const version = own(content, 'Version');
  if (version !== FLOW_VERSION) report('Version', `Version must be "${FLOW_VERSION}", got ${describe(version)}`);
  const actions = own(content, 'Actions');
  if (!Array.isArray(actions) || actions.length === 0) {
    report('Actions', `Actions must be a list of 1 to ${MAX_ACTIONS} actions, got ${describe(actions)}`);
    return;
  }
  const given: readonly unknown[] = actions.slice(0, MAX_ACTIONS);
  if (actions.length > MAX_ACTIONS) {
    report('Actions', `A flow has at most ${MAX_ACTIONS} actions, got ${actions.length}`);
  }
  const actionIds = checkIdentifiers(given, report);
  const start = own(content, 'StartAction');
  if (typeof start !== 'string' || !actionIds.has(start)) {
    report('StartAction', `StartAction must be the Identifier of an action, got ${describe(start)}`);
  }
  for (const [index, action] of given.entries()) {
    if (!isObject(action)) continue;
    const actionId = own(action, 'Identifier');
    const reportHere = reportTo(problems, typeof actionId === 'string' ? actionId : undefined);
    checkAction(action, flowType, { path: `Actions[${index}]`, actionIds, report: reportHere });
  }
}

interface ActionPlace {
  readonly path: string;
  readonly actionIds: ReadonlySet<string>;
  readonly report: Report;
}

function checkAction(action: JsonObject, flowType: FlowType, place: ActionPlace): void {
  const { path, report } = place;
  const here = `${path}.Type`;
  const type = own(action, 'Type');
  if (typeof type !== 'string') {
    report(here, `Type must name an action type, got ${describe(type)}. Path: ${here}`);
    return;
  }
  const spec = actionLanguage.get(type);
  if (spec === undefined) {
    const known = [...actionLanguage.keys()];
    const what = `The action type ${describe(type)} is not emulated.${didYouMean(type, known)}`;
    report(here, `${what} Path: ${here}. Emulated are ${known.join(', ')}`, true);
    return;
  }
  if (!mayStandIn(spec, flowType)) {
    const where = spec.flowTypes === 'ALL' ? '' : spec.flowTypes.join(', ');
    report(here, `${type} cannot stand in a flow of type ${flowType}, only in ${where}. Path: ${here}`);
  }
  const parameters = own(action, 'Parameters');
  checkParameters(parameters, spec, { path: `${path}.Parameters`, report });
  checkTransitions(own(action, 'Transitions'), spec, { ...place, type, parameters });
}

/** A module takes every block (administrator guide, contact-flow-modules). */
function mayStandIn(spec: ActionSpec, flowType: FlowType): boolean {
  return flowType === 'MODULE' || spec.flowTypes === 'ALL' || spec.flowTypes.includes(flowType);
}
