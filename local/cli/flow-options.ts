import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { escapeControls } from '../escape-controls.ts';
import { InvalidFlowFile } from '../flow-files/index.ts';
import { type FlowType, isFlowType, noSuchFlowType } from '../flow-language/index.ts';
import type { FlowToLoad } from '../flow-loading/index.ts';
import { NOT_A_TEXT, textOfBytes } from '../text-of-bytes.ts';

/** A flow's file, and what was given for it. */
export interface FlowOption {
  readonly file: string;
  readonly type?: FlowType;
  readonly name?: string;
}

/** An option as it stood on the command line. */
interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
}

/** The flows of a command line: `--type` and `--name` belong to the `--flow` before them. Or what is wrong with it. */
export function readFlowOptions(tokens: readonly Token[]): readonly FlowOption[] | { readonly problem: string } {
  const flows: FlowOption[] = [];
  for (const { kind, name, value = '' } of tokens) {
    if (kind !== 'option') continue;
    if (name === 'flow') flows.push({ file: value });
    if (name !== 'type' && name !== 'name') continue;
    const flow = flows.pop();
    if (flow === undefined) return { problem: `--${name} belongs to a flow: put it behind its --flow.` };
    if (flow[name] !== undefined) return { problem: `--${name} stands twice behind --flow ${flow.file}.` };
    if (name === 'name') flows.push({ ...flow, name: value });
    else if (isFlowType(value)) flows.push({ ...flow, type: value });
    else return { problem: noSuchFlowType(value) };
  }
  return flows;
}

/** Reads the file; what is wrong with its text is told when it is loaded. Throws where there is none. */
export function flowOfFile({ file, ...given }: FlowOption): FlowToLoad {
  const place = escapeControls(file);
  const content = textOfBytes(readFileSync(file));
  if (content === undefined) {
    throw new InvalidFlowFile(`${place} is ${NOT_A_TEXT}. Give the file that the flow designer exports.`);
  }
  return { ...given, content, fallbackName: basename(file).replace(/\.json$/u, ''), place };
}
