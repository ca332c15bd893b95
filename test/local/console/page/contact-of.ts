import type { Contact } from '../../../../local/console/page/model.ts';

/** A contact as Local Connect shows it, in which nothing has happened but what is given. */
export function contactOf(parts: Partial<Contact>): Contact {
  const { contactId = 'c' } = parts;
  return {
    ...{ contactId, initialContactId: contactId, previousContactId: null, relatedContactId: null },
    ...{ currentContactId: contactId, state: 'IN_QUEUE', initiationMethod: 'API', disconnectReason: null, queue: null },
    ...{ startedAt: '2026-11-26T09:00:00.000Z', lastMessageId: null, attributes: {}, flow: null },
    ...{ participants: [], timerConfig: [], timersInForce: [], timers: [] },
    ...parts,
  };
}
