import { isObject, memberOf, parseJson, textIn } from '../json.ts';
import { type Body, onlyMembers } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest } from './control-error.ts';

/** A chat as an event speaks of it. */
interface NamedChat {
  readonly contactId: string;
  /** Of its chain, as far as the event names them, the oldest first. */
  readonly contactIds: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** The id or ARN of the instance that it was in. */
  readonly instance: string | undefined;
}

/**
 * `POST /local/event-chats` with `{ events }`: makes the chats that the events name, so that a function which is run
 * elsewhere, as by `sam local invoke`, finds them. Answers `{ contactIds }`: those of the chats that are there now.
 */
export function postEventChats(context: ControlContext, body: Body) {
  onlyMembers(body, ['events']);
  const { events } = body;
  if (!Array.isArray(events)) throw badRequest('"events" must be a list of events that functions get.');
  return { contactIds: [...new Set(events.flatMap((event) => makeChatsNamedBy(context, event)))] };
}

/**
 * Makes the chats that an event names, with a connected customer, unless they are there already, and has this instance
 * stand for the event's. Answers the contacts.
 */
export function makeChatsNamedBy({ engine, standFor }: ControlContext, event: unknown): readonly string[] {
  const known = new Set([...engine.chats].flatMap((chat) => chat.contacts.map(({ contactId }) => contactId)));
  const named = chatsNamedBy(event);
  for (const { contactId, contactIds, attributes, instance } of named) {
    if (instance !== undefined) standFor(instance);
    if (known.has(contactId)) continue;
    const chain = contactIds.filter((id) => !known.has(id));
    const { participant } = engine.startChat({ displayName: 'Customer', contactIds: chain, attributes });
    engine.connectParticipant(participant.participantId);
    for (const id of chain) known.add(id);
  }
  return named.map(({ contactId }) => contactId);
}

/** A flow's event names its contact; a queue's messages name theirs in their bodies. Other channels have no chat. */
function chatsNamedBy(event: unknown): readonly NamedChat[] {
  const contact = memberOf(memberOf(event, 'Details'), 'ContactData');
  if (memberOf(contact, 'Channel') === 'CHAT') {
    const before = [memberOf(contact, 'InitialContactId'), memberOf(contact, 'PreviousContactId')];
    const texts = [memberOf(contact, 'Attributes'), memberOf(contact, 'InstanceARN')] as const;
    return toNamedChat(memberOf(contact, 'ContactId'), before, ...texts);
  }
  const records = memberOf(event, 'Records');
  if (!Array.isArray(records)) return [];
  return records.flatMap((record) => {
    const message = parseJson(textIn(record, 'body') ?? '');
    const before = [memberOf(message, 'initialContactId')];
    return toNamedChat(memberOf(message, 'contactId'), before, undefined, memberOf(message, 'instanceId'));
  });
}

function toNamedChat(
  contactId: unknown,
  before: readonly unknown[],
  attributes: unknown,
  instance: unknown,
): readonly NamedChat[] {
  if (!isId(contactId)) return [];
  const texts = Object.entries(isObject(attributes) ? attributes : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  // A first contact names itself as the ones before it.
  const earlier = before.filter(isId).filter((id) => id !== contactId);
  return [
    {
      contactId,
      contactIds: [...new Set([...earlier, contactId])],
      attributes: Object.fromEntries(texts),
      instance: isId(instance) ? instance : undefined,
    },
  ];
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
