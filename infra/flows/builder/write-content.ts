import {
  FLOW_VERSION,
  type FlowAction,
  type FlowContent,
  type FlowTransitions,
} from '../../../local/flow-language/index.ts';
import type { Block } from './block.ts';
import type { FlowDefinition } from './flow-definition.ts';
import { positionsOf } from './lay-out.ts';
import { writeMetadata } from './write-metadata.ts';

/** The flow in the Flow language, with what the designer needs to draw it. */
export function writeContent(definition: FlowDefinition): FlowContent {
  const blocks = new Map(Object.entries(definition.blocks));
  const content: FlowContent = {
    Version: FLOW_VERSION,
    StartAction: definition.start,
    Actions: [...blocks].map(([name, block]) => writeAction(name, block)),
  };
  return { ...content, Metadata: writeMetadata(definition, blocks, positionsOf(content)) };
}

function writeAction(name: string, block: Block): FlowAction {
  return {
    Parameters: block.parameters,
    Identifier: name,
    Type: block.type,
    Transitions: writeTransitions(block),
  };
}

function writeTransitions({ next, conditions = [], errors = [] }: Block): FlowTransitions {
  return {
    ...(next === undefined ? {} : { NextAction: next }),
    ...(conditions.length === 0
      ? {}
      : {
          Conditions: conditions.map(({ operator, operand, next: target }) => ({
            NextAction: target,
            Condition: { Operator: operator, Operands: [operand] },
          })),
        }),
    ...(errors.length === 0
      ? {}
      : { Errors: errors.map(({ error, next: target }) => ({ NextAction: target, ErrorType: error })) }),
  };
}
