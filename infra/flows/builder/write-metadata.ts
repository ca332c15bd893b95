import { createHash } from 'node:crypto';
import { actionLanguage, type FlowType, OPERATOR_SIGNS } from '../../../local/flow-language/index.ts';
import type { Position } from '../../../local/flow-language/layout.ts';
import type { Block, Condition } from './block.ts';
import type { FlowDefinition } from './flow-definition.ts';
import { entryPoint } from './lay-out.ts';

/** The console's word for each type: `contactFlow` and `customerQueue` as exported, the others alike (assumed). */
const designerTypes: Readonly<Record<FlowType, string>> = {
  CONTACT_FLOW: 'contactFlow',
  CUSTOMER_QUEUE: 'customerQueue',
  CUSTOMER_HOLD: 'customerHold',
  CUSTOMER_WHISPER: 'customerWhisper',
  AGENT_HOLD: 'agentHold',
  AGENT_WHISPER: 'agentWhisper',
  OUTBOUND_WHISPER: 'outboundWhisper',
  AGENT_TRANSFER: 'agentTransfer',
  QUEUE_TRANSFER: 'queueTransfer',
  CAMPAIGN: 'campaign',
  MODULE: 'contactFlowModule',
};

/** What the flow designer reads beside the flow itself, in the shape that it exports. */
export function writeMetadata(
  definition: FlowDefinition,
  blocks: ReadonlyMap<string, Block>,
  positions: ReadonlyMap<string, Position>,
): unknown {
  return {
    entryPointPosition: entryPoint,
    ActionMetadata: Object.fromEntries(
      [...blocks].map(([name, block]) => [
        name,
        {
          position: positions.get(name) ?? entryPoint,
          isFriendlyName: true,
          ...block.designer,
          ...(writesConditions(block.type) ? writeConditions(name, block.conditions ?? []) : {}),
        },
      ]),
    ),
    Annotations: [],
    name: definition.name,
    description: definition.description ?? '',
    type: designerTypes[definition.type],
    status: 'published',
    hash: {},
  };
}

/** Whether a block's conditions are the author's own, and not results of the block. */
function writesConditions(type: string): boolean {
  const kind = actionLanguage.get(type)?.conditions.kind;
  return kind === 'COMPARISON' || kind === 'THRESHOLDS';
}

function writeConditions(name: string, conditions: readonly Condition[]): Readonly<Record<string, unknown>> {
  return {
    conditions: [],
    conditionMetadata: conditions.map(({ operator, operand }, index) => ({
      id: idOf(`${name} ${index + 1}`),
      operator: { name: operator, value: operator, shortDisplay: OPERATOR_SIGNS[operator] },
      value: operand,
    })),
  };
}

/** A UUID, as the console gives one; the same at each synth, so that nothing is deployed that has not changed. */
function idOf(what: string): string {
  const hex = createHash('sha256').update(what).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
