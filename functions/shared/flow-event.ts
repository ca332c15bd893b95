import { InvalidParameters, WrongChannel } from './errors.ts';
import * as z from './zod.ts';

const INSTANCE_ARN = /^arn:[a-z0-9-]+:connect:[a-z0-9-]+:[0-9]{12}:instance\/([A-Za-z0-9-]{1,100})$/;
const CHANNELS: ReadonlySet<string> = new Set(['VOICE', 'CHAT', 'TASK', 'EMAIL']);

/** Amazon Connect's limit for a contact id. */
const contactId = z.string().check(z.minLength(1), z.maxLength(256));

/**
 * The event of an Invoke Lambda block (administrator guide, connect-lambda-functions). Amazon Connect adds keys over time and
 * sends null for what a contact does not have, so only what the functions use is looked at, and that strictly.
 */
const flowEvent = z.object({
  Details: z.object({
    ContactData: z.object({
      Channel: z.string(),
      ContactId: contactId,
      InitialContactId: z.nullish(contactId),
      InstanceARN: z.string().check(z.regex(INSTANCE_ARN)),
    }),
    Parameters: z.nullish(z.record(z.string(), z.unknown())),
  }),
});

/** The contact that a flow handles, and what its block passes. */
export interface FlowEvent {
  readonly instanceId: string;
  readonly contactId: string;
  /** The first contact of the chat, which keeps its id over transfers. */
  readonly initialContactId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Reads the event of an Invoke Lambda block of a chat flow.
 *
 * @throws InvalidParameters when it is no such event
 * @throws WrongChannel when the contact is not a chat
 */
export function parseFlowEvent(event: unknown): FlowEvent {
  const parsed = flowEvent.safeParse(event);
  if (!parsed.success) {
    throw new InvalidParameters(
      parsed.error.issues.map(
        ({ path }) => `The event's ${path.join('.') || 'top level'} is not as an Invoke Lambda block sends it.`,
      ),
    );
  }
  const { ContactData, Parameters } = parsed.data.Details;
  if (ContactData.Channel !== 'CHAT') {
    throw new WrongChannel(CHANNELS.has(ContactData.Channel) ? ContactData.Channel : 'unknown');
  }
  return {
    instanceId: INSTANCE_ARN.exec(ContactData.InstanceARN)?.[1] ?? '',
    contactId: ContactData.ContactId,
    initialContactId: ContactData.InitialContactId ?? ContactData.ContactId,
    parameters: Parameters ?? {},
  };
}
