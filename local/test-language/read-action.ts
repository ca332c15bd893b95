import { isOperator, OPERATOR_SIGNS } from '../flow-language/index.ts';
import type { Findings } from './findings.ts';
import { objectAt, oneOfAt, type Place, shown, textAt, within } from './members.ts';
import { readInstruction } from './read-instruction.ts';
import { readOverride } from './read-override.ts';
import type { Assertion, Command, EntryPointType, TestAction } from './test-case.ts';

const ACTION_TYPES = ['SendInstruction', 'OverrideSystemBehavior', 'Assert', 'TestControl'] as const;

/** Reads one action of an observation; `entryPoint` says what a customer can do. */
export function readAction(
  action: Place,
  entryPoint: EntryPointType | undefined,
  findings: Findings,
): TestAction | undefined {
  const id = textAt(action, 'Identifier', findings);
  const type = oneOfAt(action, 'Type', ACTION_TYPES, { findings });
  const parameters = objectAt(action, 'Parameters', findings);
  if (id === undefined || type === undefined || parameters === undefined) return undefined;
  const { ActionType: repeated } = parameters.value;
  if (repeated !== undefined && repeated !== type) {
    findings.refuse(within(parameters.path, 'ActionType'), `it repeats Type, ${type}; got ${shown(repeated)}`);
  }
  switch (type) {
    case 'SendInstruction': {
      const instruction = readInstruction(parameters, entryPoint, findings);
      return instruction && { id, type, instruction };
    }
    case 'OverrideSystemBehavior': {
      const override = readOverride(parameters, findings);
      return override && { id, type, ...override };
    }
    case 'Assert': {
      const assertion = readAssertion(parameters, findings);
      return assertion && { id, type, ...assertion };
    }
    case 'TestControl': {
      const command = readCommand(parameters, findings);
      return command && { id, type, command };
    }
  }
}

/** The operators that take an empty operand (seen; Equals does not). */
const TAKE_NOTHING: readonly unknown[] = ['TextContains', 'TextStartsWith'];

function readAssertion(parameters: Place, findings: Findings): Assertion | undefined {
  const namespace = textAt(parameters, 'Namespace', findings);
  const { Operator: operator, Operand: operand } = parameters.value;
  if (typeof operator !== 'string' || !isOperator(operator)) {
    const advice =
      operator === 'Exists' ? '; it is documented and refused: write Equals with the value that is expected' : '';
    return findings.refuse(
      within(parameters.path, 'Operator'),
      `Invalid operator parameter for AssertAction: ${shown(operator)}${advice}. ` +
        `There are: ${Object.keys(OPERATOR_SIGNS).join(', ')}`,
    );
  }
  if (typeof operand !== 'string' || (operand === '' && !TAKE_NOTHING.includes(operator))) {
    return findings.refuse(
      within(parameters.path, 'Operand'),
      `Invalid operand parameter for AssertAction: a text is expected, got ${shown(operand)}`,
    );
  }
  return namespace === undefined ? undefined : { namespace, operator, operand };
}

function readCommand(parameters: Place, findings: Findings): Command | undefined {
  if (typeof parameters.value.Command === 'string') {
    const given = shown(parameters.value.Command);
    return findings.refuse(within(parameters.path, 'Command'), `${given} is a text; write { "Type": ${given} }`);
  }
  const command = objectAt(parameters, 'Command', findings);
  const type = command && oneOfAt(command, 'Type', ['EndTest', 'LogData'], { findings });
  if (command === undefined || type === undefined) return undefined;
  if (type === 'EndTest') return { type };
  const properties = objectAt(command, 'Properties', findings);
  const expressions = properties && objectAt(properties, 'Expressions', findings);
  if (expressions === undefined) return undefined;
  const entries = Object.entries(expressions.value).map(([label, value]): readonly [string, string] => {
    if (typeof value === 'string') return [label, value];
    findings.refuse(within(expressions.path, label), `a text is expected, got ${shown(value)}`);
    return [label, ''];
  });
  return { type, expressions: Object.fromEntries(entries) };
}
