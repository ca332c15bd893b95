import { isRecord } from '../library/local-client.ts';
import type { ControlContext } from './control-context.ts';

/** A chat as an event speaks of it. */
interface NamedChat {
  readonly contactId: string;
  readonly initialContactId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Makes the chats that an event names, with a connected customer, unless they are there already. */
export function makeChatsNamedBy({ engine }: ControlContext, event: unknown): void {
  const known = new Set([...engine.chats].flatMap((chat) => chat.contacts.map(({ contactId }) => contactId)));
  for (const { contactId, initialContactId, attributes } of chatsNamedBy(event)) {
    if (known.has(contactId) || known.has(initialContactId)) continue;
    const contactIds = initialContactId === contactId ? [contactId] : [initialContactId, contactId];
    const { participant } = engine.startChat({ displayName: 'Customer', contactIds, attributes });
    engine.connectParticipant(participant.participantId);
    for (const id of contactIds) known.add(id);
  }
}

/** The event with every ARN and id of its own instance replaced by this one’s. */
export function atThisInstance({ instance }: ControlContext, event: unknown): unknown {
  const text = JSON.stringify(event);
  const [foreignArn, foreignId] = /arn:[a-z-]+:connect:[a-z0-9-]+:\d{12}:instance\/([0-9a-zA-Z-]+)/.exec(text) ?? [];
  if (foreignArn === undefined || foreignId === undefined) return event;
  return JSON.parse(text.replaceAll(foreignArn, instance.instanceArn).replaceAll(foreignId, instance.instanceId));
}

/** A flow's event names its contact; a queue's messages name theirs in their bodies. Other channels have no chat. */
function chatsNamedBy(event: unknown): readonly NamedChat[] {
  const details = memberOf(event, 'Details');
  const contact = memberOf(details, 'ContactData');
  if (memberOf(contact, 'Channel') === 'CHAT') {
    return toNamedChat(
      memberOf(contact, 'ContactId'),
      memberOf(contact, 'InitialContactId'),
      memberOf(contact, 'Attributes'),
    );
  }
  const records = memberOf(event, 'Records');
  if (!Array.isArray(records)) return [];
  return records.flatMap((record) => {
    const message = parseJson(memberOf(record, 'body'));
    return toNamedChat(memberOf(message, 'contactId'), memberOf(message, 'initialContactId'), undefined);
  });
}

function toNamedChat(contactId: unknown, initialContactId: unknown, attributes: unknown): readonly NamedChat[] {
  if (typeof contactId !== 'string' || contactId === '') return [];
  const texts = Object.entries(isRecord(attributes) ? attributes : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return [
    {
      contactId,
      initialContactId: typeof initialContactId === 'string' && initialContactId !== '' ? initialContactId : contactId,
      attributes: Object.fromEntries(texts),
    },
  ];
}

function memberOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
