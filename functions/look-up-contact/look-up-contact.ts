import { type ConnectClient, type Contact, DescribeContactCommand } from '@aws-sdk/client-connect';
import { isGone } from '../shared/aws/aws-errors.ts';
import { CallFailed, callAws } from '../shared/aws/call-aws.ts';
import { type FlowCall, type FlowHandler, flowFunction } from '../shared/flow/flow-function.ts';
import { contactFacts } from './contact-facts.ts';
import { type LookUpPlan, PARAMETER_NAMES, planLookUp } from './plan-look-up.ts';
import type { Settings } from './settings.ts';

/**
 * A chain holds 12 contacts at most (administrator guide, transfer-to-queue): so far back the last agent is looked for.
 */
const MOST_CONTACTS_BACK = 12;

/** What LookUpContact works with. */
interface Services {
  readonly connect: ConnectClient;
}

/**
 * Finds a contact by its id; `undefined` when Amazon Connect does not know it, or no longer: it keeps them for 24
 * months.
 */
type Find = (contactId: string) => Promise<Contact | undefined>;

/**
 * LookUpContact: what Amazon Connect knows of a contact, as flat flow data, with `status` `FOUND`; or `NONE`.
 *
 * A first contact names itself as its previous one in a flow's event. So a contact that turns out to be the block's own
 * counts as none, except where `current` was asked for.
 */
export function lookUpContact(settings: Settings, { connect }: Services): FlowHandler {
  return flowFunction<LookUpPlan>({
    name: 'LookUpContact',
    parameterNames: PARAMETER_NAMES,
    blockTimeLimitSeconds: settings.blockTimeLimitSeconds,
    decide: planLookUp,
    act: async (plan, call) => {
      const find = finder(connect, call);
      const contact = await findPlanned(plan, call, find);
      call.telemetry.log.info('Contact looked up', {
        which: 'which' in plan ? plan.which : 'contactId',
        found: contact !== undefined,
      });
      return contact === undefined ? { status: 'NONE' } : { status: 'FOUND', ...contactFacts(contact) };
    },
  });
}

function finder(connect: ConnectClient, call: FlowCall): Find {
  const abortSignal = call.deadline.forCalls();
  return async (contactId) => {
    const command = new DescribeContactCommand({ InstanceId: call.instanceId, ContactId: contactId });
    try {
      return (await callAws('DescribeContact', connect, command, abortSignal)).Contact;
    } catch (thrown) {
      // The contact that runs the flow is there: where it is not found, the instance or a permission is wrong.
      const isKnown = contactId === call.contactId || !(thrown instanceof CallFailed) || !isGone(thrown.failure);
      if (isKnown) throw thrown;
      return undefined;
    }
  };
}

async function findPlanned(plan: LookUpPlan, call: FlowCall, find: Find): Promise<Contact | undefined> {
  const other = async (contactId: string | undefined) =>
    contactId === undefined || contactId === call.contactId ? undefined : find(contactId);
  if ('contactId' in plan) return other(plan.contactId);
  if (plan.which === 'initial') return other(call.initialContactId);
  const own = await find(call.contactId);
  switch (plan.which) {
    case 'current':
      return own;
    case 'previous':
      return other(own?.PreviousContactId);
    case 'related':
      return other(own?.RelatedContactId);
    case 'lastAgent':
      return findLastAgent(own, call.contactId, find);
  }
}

/**
 * Goes back from a contact, to the related one before the previous one, and stops at the first that an agent was
 * connected to.
 */
async function findLastAgent(own: Contact | undefined, ownId: string, find: Find): Promise<Contact | undefined> {
  const seen = new Set([ownId]);
  const ahead = [own?.RelatedContactId, own?.PreviousContactId];
  while (ahead.length > 0 && seen.size <= MOST_CONTACTS_BACK) {
    const contactId = ahead.shift();
    if (contactId === undefined || seen.has(contactId)) continue;
    seen.add(contactId);
    const contact = await find(contactId);
    if (contact?.AgentInfo?.Id !== undefined) return contact;
    ahead.push(contact?.RelatedContactId, contact?.PreviousContactId);
  }
  return undefined;
}
