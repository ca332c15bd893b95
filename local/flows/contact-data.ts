import type { QueueRef } from '../engine/index.ts';
import type { ReferenceContext } from './run-context.ts';

/**
 * What a flow knows of its contact: the `ContactData` of the Lambda event, from which the JSONPath roots of the same
 * names read too. The keys are in alphabetical order, as in events that were logged.
 */
export function contactData(context: ReferenceContext) {
  const { chat, contact, instance } = context;
  const { customerId = null, description = null, languageCode = 'en-US', name = null, references = {} } = chat.details;
  const queue = workingQueue(context);
  return {
    Attributes: Object.fromEntries([...chat.attributes].sort(([left], [right]) => (left < right ? -1 : 1))),
    AwsRegion: instance.region,
    Channel: 'CHAT',
    ContactId: contact.contactId,
    CustomerEndpoint: null,
    CustomerId: customerId,
    Description: description,
    InitialContactId: contact.initialContactId,
    InitiationMethod: contact.initiationMethod,
    InstanceARN: instance.instanceArn,
    LanguageCode: languageCode,
    MediaStreams: { Customer: { Audio: {} } },
    Name: name,
    PreviousContactId: contact.previousContactId,
    Queue: queue === undefined ? null : { ARN: queue.arn, Name: queue.name, OutboundCallerId: null },
    // The type of those that a flow sets is not in the flow (assumed).
    References: Object.fromEntries(
      Object.entries(references).map(([key, { type, value }]) => [key, { Type: type, Value: value }]),
    ),
    RelatedContactId: contact.relatedContactId ?? null,
    SegmentAttributes: {
      'connect:Direction': { ValueString: 'INBOUND' },
      // The documented subtype (administrator guide, ctr-data-model); not seen in a logged chat event (assumed).
      'connect:Subtype': { ValueString: 'connect:Chat' },
      ...chat.details.segmentAttributes,
    },
    SystemEndpoint: null,
    Tags: Object.fromEntries(chat.tags),
  };
}

/** The queue a contact is in; for a flow that runs before that, the one that was set for it. */
export function workingQueue({ chat, contact, place }: ReferenceContext): QueueRef | undefined {
  return place === 'CONTACT' ? chat.targetQueue : contact.queue;
}
