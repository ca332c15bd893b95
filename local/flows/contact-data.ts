import type { QueueRef } from '../engine/index.ts';
import type { RunContext } from './run-context.ts';

/**
 * What a flow knows of its contact: the `ContactData` of the Lambda event, from which the JSONPath roots of the same
 * names read too. The keys are in alphabetical order, as in events that were logged.
 */
export function contactData(context: RunContext) {
  const { chat, contact, instance } = context;
  const queue = workingQueue(context);
  return {
    Attributes: Object.fromEntries(
      [...chat.attributes].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
    ),
    AwsRegion: instance.region,
    Channel: 'CHAT',
    ContactId: contact.contactId,
    CustomerEndpoint: null,
    CustomerId: null,
    Description: null,
    InitialContactId: contact.initialContactId,
    InitiationMethod: contact.initiationMethod,
    InstanceARN: instance.instanceArn,
    LanguageCode: 'en-US',
    MediaStreams: { Customer: { Audio: {} } },
    Name: null,
    PreviousContactId: contact.previousContactId,
    Queue: queue === undefined ? null : { ARN: queue.arn, Name: queue.name, OutboundCallerId: null },
    References: {},
    RelatedContactId: null,
    SegmentAttributes: {
      'connect:Direction': { ValueString: 'INBOUND' },
      // The documented subtype (administrator guide, ctr-data-model); not seen in a logged chat event (assumed).
      'connect:Subtype': { ValueString: 'connect:Chat' },
    },
    SystemEndpoint: null,
    Tags: {},
  };
}

/** The queue a contact is in; for a flow that runs before that, the one that was set for it. */
function workingQueue({ chat, contact, inQueue }: RunContext): QueueRef | undefined {
  return inQueue ? contact.queue : chat.targetQueue;
}
