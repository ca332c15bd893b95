import type { FlowContent, FlowType } from '../../../local/flow-language/index.ts';
import type { Block } from './block.ts';
import { checkFlow } from './check-flow.ts';
import { writeContent } from './write-content.ts';

/** A flow by the names of its blocks. */
export interface FlowDefinition<Name extends string = string> {
  readonly name: string;
  readonly type: FlowType;
  readonly description?: string;
  readonly start: NoInfer<Name>;
  /** A block's name is its identifier in the flow, and what the designer shows: at most 50 characters. */
  readonly blocks: { readonly [name in Name]: Block<NoInfer<Name>> };
}

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
 * @throws InvalidFlow with every problem at once.
 */
export function flow<const Name extends string>(definition: FlowDefinition<Name>): Flow {
  const { name, type, description = '' } = definition;
  const content = writeContent(definition);
  checkFlow(
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
