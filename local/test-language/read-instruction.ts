import { isObject } from '../flow-language/index.ts';
import type { Findings } from './findings.ts';
import { objectAt, oneOfAt, type Place, shown, within } from './members.ts';
import type { EntryPointType, Instruction } from './test-case.ts';

/** Reads what the customer does. */
export function readInstruction(
  parameters: Place,
  entryPoint: EntryPointType | undefined,
  findings: Findings,
): Instruction | undefined {
  const { Actor: actor } = parameters.value;
  if (actor !== undefined && actor !== 'Customer') {
    findings.refuse(within(parameters.path, 'Actor'), `Customer is expected, got ${shown(actor)}`);
  }
  const instruction = objectAt(parameters, 'Instruction', findings);
  if (instruction === undefined) return undefined;
  if (instruction.value.Type === 'TextInput' || instruction.value.Type === 'TextUtterance') {
    return findings.refuse(
      within(instruction.path, 'Type'),
      `there is no ${instruction.value.Type}; write "Type": "Utterance", "Properties": { "Value": "…" }`,
    );
  }
  const type = oneOfAt(instruction, 'Type', ['Utterance', 'Disconnect', 'DtmfInput'], { findings });
  if (type === undefined) return undefined;
  if (type === 'Disconnect') return { type };
  return type === 'Utterance' ? readUtterance(instruction, findings) : readDigits(instruction, entryPoint, findings);
}

function readUtterance(instruction: Place, findings: Findings): Instruction | undefined {
  const { Properties: properties } = instruction.value;
  const { Value: value, Text, SSML } = isObject(properties) ? properties : {};
  const place = within(instruction.path, 'Properties');
  if (value === undefined && (Text !== undefined || SSML !== undefined)) {
    const given = Text === undefined ? 'SSML' : 'Text';
    return findings.refuse(
      place,
      `Invalid test case content: ${given} is documented and refused; write { "Value": "…" }`,
    );
  }
  if (typeof value === 'string' && value.trim() !== '') return { type: 'Utterance', text: value };
  return findings.refuse(within(place, 'Value'), `a text is expected, got ${shown(value)}`);
}

function readDigits(
  instruction: Place,
  entryPoint: EntryPointType | undefined,
  findings: Findings,
): Instruction | undefined {
  if (entryPoint !== 'VOICE_CALL') {
    return findings.refuse(
      instruction.path,
      'DTMF input is not supported for Chat entry point; choose with an Utterance',
    );
  }
  const { Properties: properties } = instruction.value;
  const { Value: value } = isObject(properties) ? properties : {};
  const digits = typeof value === 'number' ? String(value) : value;
  if (typeof digits === 'string' && /^[0-9*#]+$/u.test(digits)) return { type: 'DtmfInput', digits };
  return findings.refuse(`${instruction.path}.Properties.Value`, `digits, * or # are expected, got ${shown(value)}`);
}
