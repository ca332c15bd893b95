import type { FlowContent, FlowType } from '../../../local/flow-language/index.ts';
import type { Block } from './block.ts';
import { checkGraph } from './check-graph.ts';
import type { FlowDefinition } from './flow-definition.ts';
import { writeContent } from './write-content.ts';

/** A flow that has been checked, ready to deploy. */
export interface Flow {
  readonly name: string;
  readonly type: FlowType;
  readonly description: string;
  readonly content: FlowContent;
}

/**
 * Builds a flow, and refuses one that Amazon Connect would refuse, or that would strand a customer.
 *
 * @example
 * flow({
 *   name: 'Chat goodbye',
 *   type: 'CONTACT_FLOW',
 *   start: 'Say goodbye',
 *   blocks: {
 *     'Say goodbye': message({ text: 'Goodbye!', next: 'End the chat' }),
 *     'End the chat': disconnect(),
 *   },
 * });
 *
 * @throws UndeployableFlow with every problem at once.
 */
export function flow<const Name extends string>(definition: FlowDefinition<Name>): Flow {
  const { name, type, description = '' } = definition;
  const content = writeContent(definition);
  checkGraph(
    {
      name,
      description,
      type,
      start: definition.start,
      blocks: new Map<string, Block>(Object.entries(definition.blocks)),
    },
    content,
  );
  return { name, type, description, content };
}
