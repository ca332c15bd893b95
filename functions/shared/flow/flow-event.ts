import { isObject, isText } from '../lambda/json.ts';
import { InvalidParameters, WrongChannel } from './flow-errors.ts';

const INSTANCE_ARN = /^arn:[a-z0-9-]+:connect:[a-z0-9-]+:[0-9]{12}:instance\/([A-Za-z0-9-]{1,100})$/;
const CHANNELS: ReadonlySet<string> = new Set(['VOICE', 'CHAT', 'TASK', 'EMAIL']);

/** Amazon Connect's limit for a contact id. */
const LONGEST_CONTACT_ID = 256;

/** The contact that a flow handles, and what its block passes. */
export interface FlowEvent {
  readonly instanceId: string;
  readonly contactId: string;
  /** The first contact of the chat, which keeps its id over transfers. */
  readonly initialContactId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Reads the event of an Invoke Lambda block of a chat flow (administrator guide, connect-lambda-functions). Amazon
 * Connect adds keys over time, and sends null for what a contact does not have. So only what the functions use is read,
 * and that strictly.
 *
 * @throws InvalidParameters when it is not such an event
 * @throws WrongChannel when the contact is not a chat
 */
export function parseFlowEvent(event: unknown): FlowEvent {
  if (!isObject(event)) throw notAsSent(['top level']);
  if (!isObject(event.Details)) throw notAsSent(['Details']);
  const { ContactData, Parameters } = event.Details;
  if (!isObject(ContactData)) throw notAsSent(['Details.ContactData']);
  const { Channel, ContactId, InitialContactId = null, InstanceARN } = ContactData;
  const instanceId = typeof InstanceARN === 'string' ? INSTANCE_ARN.exec(InstanceARN)?.[1] : undefined;
  const parameters = Parameters ?? {};
  if (
    typeof Channel === 'string' &&
    isContactId(ContactId) &&
    (InitialContactId === null || isContactId(InitialContactId)) &&
    instanceId !== undefined &&
    isObject(parameters)
  ) {
    if (Channel !== 'CHAT') throw new WrongChannel(CHANNELS.has(Channel) ? Channel : 'unknown');
    return { instanceId, contactId: ContactId, initialContactId: InitialContactId ?? ContactId, parameters };
  }
  throw notAsSent([
    ...(typeof Channel === 'string' ? [] : ['Details.ContactData.Channel']),
    ...(isContactId(ContactId) ? [] : ['Details.ContactData.ContactId']),
    ...(InitialContactId === null || isContactId(InitialContactId) ? [] : ['Details.ContactData.InitialContactId']),
    ...(instanceId === undefined ? ['Details.ContactData.InstanceARN'] : []),
    ...(isObject(parameters) ? [] : ['Details.Parameters']),
  ]);
}

const isContactId = (value: unknown): value is string => isText(value, LONGEST_CONTACT_ID);

const notAsSent = (paths: readonly string[]) =>
  new InvalidParameters(paths.map((path) => `The event's ${path} is not as an Invoke Lambda block sends it.`));
