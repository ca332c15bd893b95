import type { FlowAction } from '../flow-language/index.ts';
import { parameter } from './parameters.ts';
import type { RunContext } from './run-context.ts';

/** The contact that a block sets something of: its own, or the one that its own is related to, if there is one. */
export function targetContact(action: FlowAction, { contact, contactId }: RunContext): string | undefined {
  return parameter(action, 'TargetContact') === 'Related' ? contact.relatedContactId : contactId;
}
