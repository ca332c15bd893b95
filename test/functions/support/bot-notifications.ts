import { randomUUID } from 'node:crypto';

/** What Amazon Connect publishes for an item (administrator guide, sns-payload), as a queue gets it. */
export function notification(item: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: 'arn:aws:sns:eu-central-1:111122223333:Bots',
    Message: JSON.stringify(item),
    Timestamp: '2026-11-21T12:00:00.000Z',
    MessageAttributes: {},
  });
}

/** The notification of a customer's message. */
export function customerMessage(contactId: string, id: string, at: string, content: string): string {
  return notification({
    AbsoluteTime: at,
    Content: content,
    ContentType: 'text/plain',
    Id: id,
    Type: 'MESSAGE',
    ParticipantId: randomUUID(),
    DisplayName: 'Mia',
    ParticipantRole: 'CUSTOMER',
    InitialContactId: contactId,
    ContactId: contactId,
  });
}
