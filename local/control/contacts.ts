import { viewContact, viewContactWithTimeline } from './contact-view.ts';
import type { ControlContext } from './control-context.ts';

/** `GET /local/contacts`: every contact, oldest first. */
export function getContacts(context: ControlContext) {
  const contacts = [...context.engine.chats].flatMap((chat) => chat.contacts.map((contact) => ({ chat, contact })));
  // A stable sort: contacts of the same instant keep the order in which their chats began.
  contacts.sort((a, b) => a.contact.initiatedAtMs - b.contact.initiatedAtMs);
  return { contacts: contacts.map(({ chat, contact }) => viewContact(context, chat, contact)) };
}

/** `GET /local/contacts/{contactId}` */
export function getContact(context: ControlContext, contactId: string) {
  const chat = context.engine.chatOf(contactId);
  return viewContactWithTimeline(context, chat, context.engine.contact(contactId));
}
