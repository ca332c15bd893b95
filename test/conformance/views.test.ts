import { ConnectClient, StartChatContactCommand } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { LocalConnect, ManualTransportClock } from '../../local/index.ts';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { given } from '../local/api/people.ts';
import { CustomerInNode } from './chatjs/customer-in-node.ts';

const MESSAGE = 'application/vnd.amazonaws.connect.message';
const noMatch = { NextAction: 'End', ErrorType: 'NoMatchingError' };
const choice = (name: string, NextAction: string) => ({
  NextAction,
  Condition: { Operator: 'Equals', Operands: [name] },
});
const content = flowOf(
  {
    Identifier: 'view',
    Type: 'ShowView',
    Parameters: {
      ViewResource: { Id: 'form', Version: '$LATEST' },
      InvocationTimeLimitSeconds: '300',
      ViewData: { Heading: 'Your order' },
    },
    Transitions: {
      NextAction: 'End',
      Conditions: [choice('Next', 'thanks'), choice('Back', 'End')],
      Errors: [...['NoMatchingCondition', 'TimeLimitExceeded'].map((e) => ({ ...noMatch, ErrorType: e })), noMatch],
    },
  },
  {
    Identifier: 'thanks',
    Type: 'MessageParticipant',
    Parameters: { Text: 'Thank you' },
    Transitions: { NextAction: 'End', Errors: [noMatch] },
  },
  END,
);

test('ChatJS describes the view that ShowView has sent, and answers it', async () => {
  const transport = new ManualTransportClock(Date.parse('2026-01-31T12:00:00.000Z'));
  await using connect = await LocalConnect.start({ transport });
  const { id: ContactFlowId } = connect.loadFlow({ name: 'View', type: 'CONTACT_FLOW', content });
  const client = new ConnectClient({
    endpoint: connect.url,
    region: connect.instance.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const started = await client.send(
    new StartChatContactCommand({
      InstanceId: connect.instance.instanceId,
      ContactFlowId,
      ParticipantDetails: { DisplayName: 'Mia' },
      SupportedMessagingContentTypes: ['text/plain', `${MESSAGE}.interactive`, `${MESSAGE}.interactive.response`],
    }),
  );
  client.destroy();
  const chat = {
    contactId: given(started.ContactId),
    participantId: given(started.ParticipantId),
    participantToken: given(started.ParticipantToken),
  };
  await using mia = await CustomerInNode.connect({ url: connect.url, transport }, chat);
  await mia.hears('Your order');
  expect(await mia.does('describesView()')).toBe('Next, Back');
  await mia.does('answersView("Next")');
  await mia.hears('Thank you');
  await mia.isTold('Ended');
});
