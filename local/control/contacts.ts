import { viewContact, viewContactWithTimeline } from './contact-view.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest } from './control-error.ts';
import { readPage } from './timeline-page.ts';

/** `GET /local/contacts`: every contact, oldest first. */
export function getContacts(context: ControlContext) {
  const contacts = [...context.engine.chats].flatMap((chat) => chat.contacts.map((contact) => ({ chat, contact })));
  // A stable sort: contacts of the same instant keep the order in which their chats began.
  contacts.sort((a, b) => a.contact.initiatedAtMs - b.contact.initiatedAtMs);
  return { contacts: contacts.map(({ chat, contact }) => viewContact(context, chat, contact)) };
}

/**
 * `GET /local/contacts/{contactId}`, with the newest entries of its timeline; with `after=N&limit=M`, those behind the
 * first N.
 */
export function getContact(context: ControlContext, contactId: string, query: URLSearchParams) {
  const page = readPage(query);
  const chat = context.engine.chatOf(contactId);
  return viewContactWithTimeline(context, chat, context.engine.contact(contactId), page);
}

/** `DELETE /local/contacts/{contactId}`: forgets the whole chat of a contact. One that goes on is a 409. */
export function deleteContact({ engine }: ControlContext, contactId: string) {
  engine.removeChat(contactId);
  return { deletedChats: 1 };
}

/** `DELETE /local/contacts?state=ENDED`: forgets every chat that has ended. */
export function deleteContacts({ engine }: ControlContext, query: URLSearchParams) {
  if (query.size !== 1 || query.get('state') !== 'ENDED') {
    throw badRequest('Expected ?state=ENDED: only chats that have ended can be deleted.');
  }
  const ended = [...engine.chats].filter((chat) => chat.ended);
  for (const { initialContactId } of ended) engine.removeChat(initialContactId);
  return { deletedChats: ended.length };
}
