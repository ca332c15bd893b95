import { didYouMean } from '../shared/flow/did-you-mean.ts';
import type { Decision, FlowParameters } from '../shared/flow/flow-parameters.ts';

/** Contacts that a block can ask for by what they are to its own. */
const KINDS = ['current', 'previous', 'initial', 'related', 'lastAgent'] as const;

type ContactKind = (typeof KINDS)[number];

/** The contact to look up: by what it is to the block's own contact, or by its id. */
export type LookUpPlan = { readonly which: ContactKind } | { readonly contactId: string };

const WHICH = 'which';
const CONTACT_ID = 'contactId';

export const PARAMETER_NAMES: readonly string[] = [WHICH, CONTACT_ID];

/** Amazon Connect's limit for a contact id, and what its ids are made of: UUIDs, and the like of them (assumed). */
const A_CONTACT_ID = /^[A-Za-z0-9._:/-]{1,256}$/;

/**
 * Decides which contact a block asks for. One without parameters gets its own.
 *
 * @example planLookUp(new Map([['which', 'previous']])) // { plan: { which: 'previous' } }
 */
export function planLookUp(parameters: FlowParameters): Decision<LookUpPlan> {
  const which = parameters.get(WHICH);
  const contactId = parameters.get(CONTACT_ID);
  const problems: string[] = [];
  if (which !== undefined && contactId !== undefined) {
    problems.push(`${WHICH} and ${CONTACT_ID} both name a contact: leave one of them out.`);
  }
  if (contactId !== undefined && !A_CONTACT_ID.test(contactId)) {
    problems.push(`${CONTACT_ID} is not the id of a contact: expected one such as $.RelatedContactId gives.`);
  }
  const kind = which === undefined ? 'current' : KINDS.find((known) => known === which);
  if (kind === undefined) problems.push(unknownKind(which ?? ''));
  if (problems.length > 0 || kind === undefined) return { problems };
  return { plan: contactId === undefined ? { which: kind } : { contactId } };
}

function unknownKind(which: string): string {
  const hint = didYouMean(which, KINDS, `It can be ${KINDS.join(', ')}.`);
  return `${WHICH} names no contact that can be looked up. ${hint}`;
}
