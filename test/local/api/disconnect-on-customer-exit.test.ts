import { DisconnectParticipantCommand } from '@aws-sdk/client-connectparticipant';
import { describe, expect, test } from '@jest/globals';
import { connectBy, errorOf, say, startChat } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';

/** A chat with an agent, whose customer's exit is to disconnect that agent. */
async function chatWithAgent(api: ServedApi, { hook = true } = {}) {
  const { contactId, participantToken } = await startChat(api, { DisconnectOnCustomerExit: ['AGENT'] });
  const connectionToken = await connectBy(api, participantToken);
  if (hook) api.engine.setHook(contactId, 'CustomerRemaining', api.flow.id);
  const agent = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
  const leave = () => api.participant.send(new DisconnectParticipantCommand({ ConnectionToken: connectionToken }));
  return { chat: api.engine.chatOf(contactId), agent, connectionToken, leave };
}

describe('when the customer ends the chat', () => {
  test('with DisconnectOnCustomerExit the agent leaves, and the disconnect flow runs with the customer', async () => {
    await using api = await serveApi();
    const { chat, agent, connectionToken, leave } = await chatWithAgent(api);
    await leave();
    expect(agent.state).toBe('DISCONNECTED');
    expect(chat.customer.state).toBe('CONNECTED');
    expect(chat.contacts).toMatchObject([
      { state: 'ENDED', disconnectReason: 'CUSTOMER_DISCONNECT' },
      { state: 'IN_FLOW', initiationMethod: 'DISCONNECT' },
    ]);
    expect(api.events.findLast(({ type }) => type === 'CONTACT_STARTED')).toMatchObject({ flowId: api.flow.id });
    // The customer answers the survey, and the flow ends the chat.
    await say(api, connectionToken, 'Five stars');
    api.engine.endChat(chat.current.contactId, 'CONTACT_FLOW_DISCONNECT');
    expect(await errorOf(say(api, connectionToken, 'Hello?'))).toMatchObject({ name: 'AccessDeniedException' });
  });

  test('twice, it is over', async () => {
    await using api = await serveApi();
    const { chat, leave } = await chatWithAgent(api);
    await leave();
    await leave();
    expect(chat.current).toMatchObject({ state: 'ENDED', disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  test('without a disconnect flow, or without an agent, it is over at once', async () => {
    await using api = await serveApi();
    const { chat, leave } = await chatWithAgent(api, { hook: false });
    await leave();
    expect(chat.ended).toBe(true);
    const other = await chatWithAgent(api);
    api.engine.disconnectParticipant(other.agent.participantId);
    // By now its disconnect flow runs: there is nobody to disconnect.
    await other.leave();
    expect(other.chat.ended).toBe(true);
  });
});
