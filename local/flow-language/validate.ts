import { actionLanguage } from './action-language.ts';
import { checkParameters } from './check-parameters.ts';
import { checkTransitions } from './check-transitions.ts';
import { didYouMean } from './did-you-mean.ts';
import { type FlowContent, type FlowType, isFlowType, noSuchFlowType } from './flow.ts';
import { describe, isObject, own, type Problem, type Report } from './problems.ts';
import type { ActionSpec } from './spec.ts';

export type { Problem } from './problems.ts';

/** Limits of a flow document (developer guide, flow-language-example and flow-language-actions). */
export const FLOW_VERSION = '2019-10-30';
export const MAX_ACTIONS = 250;
export const MAX_IDENTIFIER_LENGTH = 50;
const FORBIDDEN_CHARACTERS = /[%:(\\/)=$,;[\]{}]/u;
const FORBIDDEN_WORDS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  '__defineGetter__',
  '__defineSetter__',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
]);

/** Every problem of a flow; none means that it is a `FlowContent` and would be accepted. Never throws. */
export function validate(content: unknown, type: FlowType): readonly Problem[] {
  const problems: Problem[] = [];
  const reportFor =
    (actionId?: string): Report =>
    (path, message, notEmulated) => {
      problems.push({
        message,
        path,
        ...(actionId === undefined ? {} : { actionId }),
        ...(notEmulated === undefined ? {} : { notEmulated }),
      });
    };
  const report = reportFor();
  // A program without types may name any; what its blocks may do depends on it.
  const givenType: unknown = type;
  if (!isFlowType(givenType)) {
    report('', noSuchFlowType(givenType));
    return problems;
  }
  if (!isObject(content)) {
    report('', `A flow is a JSON object, got ${describe(content)}`);
    return problems;
  }
  const version = own(content, 'Version');
  if (version !== FLOW_VERSION) report('Version', `Version must be "${FLOW_VERSION}", got ${describe(version)}`);
  const actions = own(content, 'Actions');
  if (!Array.isArray(actions) || actions.length === 0) {
    report('Actions', `Actions must be a list of 1 to ${MAX_ACTIONS} actions, got ${describe(actions)}`);
    return problems;
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
    const place = {
      path: `Actions[${index}]`,
      actionIds,
      report: reportFor(typeof actionId === 'string' ? actionId : undefined),
    };
    checkAction(own(action, 'Type'), type, place, own(action, 'Parameters'), own(action, 'Transitions'));
  }
  return problems;
}

/** Whether a document is a flow without a problem. */
export function isFlowContent(content: unknown, type: FlowType): content is FlowContent {
  return validate(content, type).length === 0;
}

function checkIdentifiers(actions: readonly unknown[], report: Report): ReadonlySet<string> {
  const actionIds = new Set<string>();
  for (const [index, action] of actions.entries()) {
    const path = `Actions[${index}]`;
    if (!isObject(action)) {
      report(path, `An action is an object, got ${describe(action)}. Path: ${path}`);
      continue;
    }
    const here = `${path}.Identifier`;
    const identifier = own(action, 'Identifier');
    if (typeof identifier !== 'string' || identifier === '' || identifier.length > MAX_IDENTIFIER_LENGTH) {
      report(
        here,
        `Identifier must have 1 to ${MAX_IDENTIFIER_LENGTH} characters, got ${describe(identifier)}. Path: ${here}`,
      );
      continue;
    }
    if (FORBIDDEN_CHARACTERS.test(identifier)) {
      report(here, `Identifier ${describe(identifier)} holds one of % : ( \\ / ) = $ , ; [ ] { }. Path: ${here}`);
    }
    if (FORBIDDEN_WORDS.has(identifier))
      report(here, `Identifier ${describe(identifier)} is a forbidden word. Path: ${here}`);
    if (actionIds.has(identifier)) report(here, `Identifier ${describe(identifier)} is not unique. Path: ${here}`);
    actionIds.add(identifier);
  }
  return actionIds;
}

function checkAction(
  actionType: unknown,
  flowType: FlowType,
  place: { readonly path: string; readonly actionIds: ReadonlySet<string>; readonly report: Report },
  parameters: unknown,
  transitions: unknown,
): void {
  const { path, report } = place;
  const here = `${path}.Type`;
  if (typeof actionType !== 'string') {
    report(here, `Type must name an action type, got ${describe(actionType)}. Path: ${here}`);
    return;
  }
  const spec = actionLanguage.get(actionType);
  if (spec === undefined) {
    const known = [...actionLanguage.keys()];
    const what = `The action type ${describe(actionType)} is not emulated.${didYouMean(actionType, known)}`;
    report(here, `${what} Path: ${here}. Emulated are ${known.join(', ')}`, true);
    return;
  }
  if (!mayStandIn(spec, flowType)) {
    const where = spec.flowTypes === 'ALL' ? '' : spec.flowTypes.join(', ');
    report(here, `${spec.type} cannot stand in a flow of type ${flowType}, only in ${where}. Path: ${here}`);
  }
  checkParameters(parameters, spec, `${path}.Parameters`, report);
  checkTransitions(transitions, spec, { ...place, parameters });
}

/** A module takes every block (administrator guide, contact-flow-modules). */
function mayStandIn(spec: ActionSpec, flowType: FlowType): boolean {
  return flowType === 'MODULE' || spec.flowTypes === 'ALL' || spec.flowTypes.includes(flowType);
}
