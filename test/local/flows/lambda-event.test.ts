import { describe, expect, test } from '@jest/globals';
import { action, FAILED, FUNCTION_ARN, hangUp, invoke, OK, ONE_BLOCK, RunningChat, SALES } from './running-chat.ts';

describe('the Lambda event', () => {
  test('has the shape of the events that the service logs, keys in alphabetical order', async () => {
    const running = new RunningChat();
    const chat = await running.start(
      [
        invoke(
          'lambda',
          { LambdaInvocationAttributes: { mode: 'start', language: '$.Attributes.language', who: '$.Attributes.who' } },
          'ok',
        ),
        OK,
        FAILED,
        hangUp,
      ],
      { language: 'de', Zone: '1' },
    );
    const contactId = chat.initialContactId;
    const event = {
      Details: {
        ContactData: {
          Attributes: { Zone: '1', language: 'de' },
          AwsRegion: 'eu-west-2',
          Channel: 'CHAT',
          ContactId: contactId,
          CustomerEndpoint: null,
          CustomerId: null,
          Description: null,
          InitialContactId: contactId,
          InitiationMethod: 'API',
          InstanceARN: 'arn:aws:connect:eu-west-2:111122223333:instance/i-1',
          LanguageCode: 'en-US',
          MediaStreams: { Customer: { Audio: {} } },
          Name: null,
          PreviousContactId: contactId,
          Queue: null,
          References: {},
          RelatedContactId: null,
          SegmentAttributes: {
            'connect:Direction': { ValueString: 'INBOUND' },
            'connect:Subtype': { ValueString: 'connect:Chat' },
          },
          SystemEndpoint: null,
          Tags: {},
        },
        Parameters: { mode: 'start', language: 'de', who: null },
      },
      Name: 'ContactFlowEvent',
    };
    expect(running.invocations).toEqual([{ functionArn: FUNCTION_ARN, event }]);
    expect(JSON.stringify(running.invocations[0]?.event)).toBe(JSON.stringify(event));
  });

  test('names the past contact that the chat relates to', async () => {
    const running = new RunningChat();
    const past = await running.start([hangUp]);
    await running.start(ONE_BLOCK, {}, { relatedContactId: past.initialContactId });
    expect(running.invocations[0]?.event).toMatchObject({
      Details: { ContactData: { RelatedContactId: past.initialContactId } },
    });
  });

  test('names the working queue once it is set', async () => {
    const running = new RunningChat();
    await running.start([
      action('queue', 'UpdateContactTargetQueue', { QueueId: SALES.id }, 'lambda', {
        errors: { NoMatchingError: 'failed' },
      }),
      ...ONE_BLOCK,
    ]);
    const queue = { ARN: SALES.arn, Name: 'Sales', OutboundCallerId: null };
    expect(running.invocations[0]?.event).toMatchObject({ Details: { ContactData: { Queue: queue } } });
  });
});
