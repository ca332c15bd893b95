import { expect, test } from '@jest/globals';
import { flowOf } from '../../fixtures/flow-of.ts';
import { start } from './a-chat.ts';

test('a flow that fails says so in the timeline, and its chat ends', async () => {
  const log = {
    Identifier: 'Log',
    Type: 'UpdateFlowLoggingBehavior',
    Parameters: { FlowLoggingBehavior: 'Enabled' },
    Transitions: { NextAction: 'Log' },
  };
  const connect = await start({ flows: [{ name: 'Circle', type: 'CONTACT_FLOW', content: flowOf(log) }] });
  const mia = await connect.startChat({ flow: 'Circle' });
  mia.hasEnded('SYSTEM_ERROR');
  const failed = connect.timeline(mia).find(({ type }) => type === 'FLOW_FAILED');
  expect(failed?.detail).toEqual({
    flow: 'Circle',
    action: 'Log',
    message: expect.stringContaining('The flow runs in a circle'),
  });
});

test.each([
  [0, 200],
  [3600, 400],
])('a chat can be continued %i s after its end, where that is the delay of transcripts', async (seconds, status) => {
  const connect = await start({ transcriptDelaySeconds: seconds });
  const mia = await connect.startChat({ flow: 'Mine' });
  await mia.leaves();
  const { instanceId } = connect.instance;
  const response = await fetch(new URL('/contact/chat', connect.url), {
    method: 'PUT',
    body: JSON.stringify({
      InstanceId: instanceId,
      ContactFlowId: connect.flows.find(({ name }) => name === 'Mine')?.id,
      ParticipantDetails: { DisplayName: 'Mia' },
      PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: mia.contactId },
    }),
  });
  expect(response.status).toBe(status);
});
