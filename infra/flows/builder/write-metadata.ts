import type { FlowType } from '../../../local/flow-language/index.ts';
import type { Block, Condition, Operator } from './block.ts';
import type { FlowDefinition } from './flow.ts';
import { entryPoint, layOut } from './lay-out.ts';

/** The console's word for each type; `contactFlow` and `customerQueue` as seen in exports, the others alike (assumed). */
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

const signs: Readonly<Record<Operator, string>> = {
  Equals: '=',
  TextStartsWith: 'starts with',
  TextEndsWith: 'ends with',
  TextContains: 'contains',
  NumberGreaterThan: '>',
  NumberGreaterOrEqualTo: '>=',
  NumberLessThan: '<',
  NumberLessOrEqualTo: '<=',
};

/** What the flow designer reads beside the flow itself, in the shape that it exports. */
export function writeMetadata(definition: FlowDefinition, blocks: ReadonlyMap<string, Block>): unknown {
  const positions = layOut(definition.start, blocks);
  return {
    entryPointPosition: entryPoint,
    ActionMetadata: Object.fromEntries(
      [...blocks].map(([name, block]) => [
        name,
        {
          position: positions.get(name) ?? entryPoint,
          isFriendlyName: true,
          ...block.designer,
          ...(block.type === 'Compare' ? writeConditions(name, block.conditions ?? []) : {}),
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

function writeConditions(name: string, conditions: readonly Condition[]): Readonly<Record<string, unknown>> {
  return {
    conditions: [],
    conditionMetadata: conditions.map(({ operator, operand }, index) => ({
      id: `${name} ${index + 1}`,
      operator: { name: operator, value: operator, shortDisplay: signs[operator] },
      value: operand,
    })),
  };
}
