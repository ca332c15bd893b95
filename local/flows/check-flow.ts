import { firstProblems } from '../error-texts.ts';
import { escapeControls } from '../escape-controls.ts';
import {
  examine,
  type Findings,
  type FlowContent,
  type FlowType,
  isTaken,
  type Problem,
  validate,
} from '../flow-language/index.ts';
import { isDeeperThan, MOST_JSON_LEVELS } from '../json-depth.ts';

/** A flow that the service would not accept. */
export class InvalidFlow extends Error {
  override readonly name = 'InvalidFlow';
  /** All of them; the message tells the first. */
  readonly problems: readonly Problem[];

  /** `advice` says what to try, where there is something to say. */
  constructor(flowName: string, problems: readonly Problem[], advice?: string) {
    // Most messages name the place themselves.
    const all = problems.map(({ message, path }) => (message.includes(path) ? message : `${path}: ${message}`));
    const lines = [
      `The flow "${flowName}" would be refused:`,
      ...firstProblems(all),
      ...(advice === undefined ? [] : [advice]),
    ];
    super(lines.map(escapeControls).join('\n  '));
    this.problems = problems;
  }
}

/** A flow that the service would take, and what else there is to say of it. */
interface CheckedFlow {
  readonly content: FlowContent;
  readonly findings: Findings;
}

/**
 * The content as a flow, or `InvalidFlow` with everything for which the service would refuse it; `strict`: and
 * everything that does not run here.
 */
export function checkFlow(flowName: string, content: unknown, type: FlowType, strict = false): CheckedFlow {
  if (isDeeperThan(content, MOST_JSON_LEVELS)) {
    throw new InvalidFlow(flowName, [{ path: '', message: `It is nested more than ${MOST_JSON_LEVELS} levels deep` }]);
  }
  const findings = examine(content, type);
  if (!isTaken(content, findings)) throw new InvalidFlow(flowName, strict ? validate(content, type) : findings.refused);
  if (strict && findings.notEmulated.length > 0) throw new InvalidFlow(flowName, findings.notEmulated);
  return { content, findings };
}
