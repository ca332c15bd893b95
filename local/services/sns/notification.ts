import { isoTime } from '../../iso-time.ts';
import type { MessageAttributes } from '../sqs/message.ts';
import type { TopicMessageAttributes } from './filter-policy.ts';

/** What was published, as all its deliveries have it. */
export interface Notification {
  readonly topicArn: string;
  readonly messageId: string;
  readonly message: string;
  readonly attributes: TopicMessageAttributes;
  readonly atMs: number;
}

/** There is nobody here to sign for; the members are there because consumers read past them. */
const SIGNATURE = { SignatureVersion: '1', Signature: 'bm90IHNpZ25lZA==' };
const CERTIFICATE_URL = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem';
const UNSUBSCRIBE_URL = 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe';

/** The body that a queue gets (SNS developer guide, sns-message-and-json-formats). */
export function envelope(notification: Notification): string {
  const attributes = attributesOf(notification);
  return JSON.stringify({
    Type: 'Notification',
    MessageId: notification.messageId,
    TopicArn: notification.topicArn,
    Message: notification.message,
    Timestamp: isoTime(notification.atMs),
    ...SIGNATURE,
    SigningCertURL: CERTIFICATE_URL,
    UnsubscribeURL: UNSUBSCRIBE_URL,
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
  });
}

/** What a function gets: two members are spelt otherwise than in a queue (Lambda developer guide, with-sns). */
export function snsEvent(notification: Notification, subscriptionArn: string): object {
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscriptionArn,
        Sns: {
          Type: 'Notification',
          MessageId: notification.messageId,
          TopicArn: notification.topicArn,
          Subject: null,
          Message: notification.message,
          Timestamp: isoTime(notification.atMs),
          ...SIGNATURE,
          SigningCertUrl: CERTIFICATE_URL,
          UnsubscribeUrl: UNSUBSCRIBE_URL,
          MessageAttributes: attributesOf(notification),
        },
      },
    ],
  };
}

/** With raw message delivery a queue gets the message itself, and its attributes as a queue's. */
export function rawAttributes(attributes: TopicMessageAttributes): MessageAttributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [
      name,
      type === 'Binary' ? { dataType: type, binaryValue: value } : { dataType: type, stringValue: value },
    ]),
  );
}

function attributesOf({ attributes }: Notification): object {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
  );
}
