import { actionLanguage } from './action-language.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkParameters } from './check-parameters.ts';
import { checkTransitions } from './check-transitions.ts';
import { FLOW_VERSION, type FlowContent, type FlowType, isFlowType, MAX_ACTIONS, noSuchFlowType } from './flow.ts';
import { noSuchActionType } from './former-names.ts';
import { isObject, type JsonObject, own } from './json.ts';
import { describe, type Problem, type Report, type Weight } from './problems.ts';
import type { ActionSpec } from './spec.ts';

/** What there is to say of a flow, by weight. */
export interface Findings {
  /** For these the service would refuse it. */
  readonly refused: readonly Problem[];
  /** The service takes these; Local Connect stands in for their blocks. */
  readonly notEmulated: readonly Problem[];
  /** For the author alone. */
  readonly warnings: readonly Problem[];
}

/** Every problem of a flow; none means that it is a `FlowContent` and that all of it runs here. Never throws. */
export function validate(content: unknown, type: FlowType): readonly Problem[] {
  return find(content, type).flatMap(({ weight, problem }) => (weight === 'warning' ? [] : [problem]));
}

/** The same by weight, with warnings. Never throws. */
export function examine(content: unknown, type: FlowType): Findings {
  const found = find(content, type);
  const of = (wanted: Weight) => found.flatMap(({ weight, problem }) => (weight === wanted ? [problem] : []));
  return { refused: of('refused'), notEmulated: of('notEmulated'), warnings: of('warning') };
}

interface Finding {
  readonly weight: Weight;
  readonly problem: Problem;
}

function find(content: unknown, type: FlowType): readonly Finding[] {
  const problems: Finding[] = [];
  const report = reportTo(problems);
  // A program without types may name any; what its blocks may do depends on it.
  const givenType: unknown = type;
  if (!isFlowType(givenType)) report('', noSuchFlowType(givenType));
  else if (!isObject(content)) report('', `A flow is a JSON object, got ${describe(content)}`);
  else checkContent(content, type, problems);
  return problems;
}

/** Whether a document is a flow that the service would take; `strict`: and all of it runs here. */
export function isFlowContent(content: unknown, type: FlowType, strict = true): content is FlowContent {
  return strict ? validate(content, type).length === 0 : examine(content, type).refused.length === 0;
}

/** Whether the document with these findings is a flow that the service would take. */
export function isTaken(content: unknown, { refused }: Findings): content is FlowContent {
  return refused.length === 0;
}

/** The identifiers of the blocks that do not run here, each once. */
export function stoodInBlocks({ notEmulated }: Findings): readonly string[] {
  return [...new Set(notEmulated.flatMap(({ actionId }) => actionId ?? []))];
}

function reportTo(findings: Finding[], actionId?: string): Report {
  return (path, message, weight = 'refused') => {
    findings.push({
      weight,
      problem: {
        message,
        path,
        ...(actionId === undefined ? {} : { actionId }),
        ...(weight === 'notEmulated' ? { notEmulated: true } : {}),
      },
    });
  };
}

function checkContent(content: JsonObject, flowType: FlowType, problems: Finding[]): void {
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
    report(here, `Invalid Action type. Path: ${here}. ${noSuchActionType(type)}`);
    return;
  }
  if (spec.inChat === 'stoodIn') {
    report(here, `The action type ${type} (${spec.title}) is not emulated. Path: ${here}`, 'notEmulated');
  }
  const elsewhere = onlyElsewhere(spec, flowType);
  if (elsewhere !== undefined) {
    const where = elsewhere.join(', ');
    report(here, `${type} cannot stand in a flow of type ${flowType}, only in ${where}. Path: ${here}`);
  }
  const parameters = own(action, 'Parameters');
  checkParameters(parameters, spec, { path: `${path}.Parameters`, report });
  checkTransitions(own(action, 'Transitions'), spec, { ...place, type, parameters });
}

/**
 * The flow types that alone take a block, where this one is not among them. A module takes every block (administrator
 * guide, contact-flow-modules).
 */
function onlyElsewhere({ flowTypes }: ActionSpec, flowType: FlowType): readonly FlowType[] | undefined {
  return flowType === 'MODULE' || flowTypes === 'ALL' || flowTypes.includes(flowType) ? undefined : flowTypes;
}
