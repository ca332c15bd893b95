import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { INTERACTIVE_RESPONSE } from '../../../local/engine/index.ts';
import { type FlowContent, type FlowType, isFlowContent, validate } from '../../../local/flow-language/index.ts';
import { answer, RunningChat, type Settings } from './running-chat.ts';

const TYPES: Readonly<Record<string, FlowType>> = {
  welcome: 'CONTACT_FLOW',
  'customer-queue': 'CUSTOMER_QUEUE',
  disconnect: 'CONTACT_FLOW',
  'agent-whisper': 'AGENT_WHISPER',
  'bot-and-view': 'CONTACT_FLOW',
};

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/flows/${name}.json`, import.meta.url), 'utf8'));
}

function load(name: string): FlowContent {
  const content = read(name);
  if (isFlowContent(content, TYPES[name] ?? 'CONTACT_FLOW')) return content;
  throw new Error(`${name} is refused: ${JSON.stringify(validate(content, TYPES[name] ?? 'CONTACT_FLOW'))}`);
}

/** A chat that starts in the flow `name`, with all the others there under their names as ids. */
async function startIn(name: string, settings: Settings = {}) {
  const running = new RunningChat(answer({ status: 'success' }), settings);
  for (const [id, type] of Object.entries(TYPES)) running.flows.put({ id, name: id, type, content: load(id) });
  const { chat } = running.engine.startChat({
    displayName: 'Ann',
    flowId: name,
    attributes: { name: 'Ann', customer: 'c-7' },
  });
  running.engine.connectParticipant(chat.customer.participantId);
  await running.settled();
  return { running, chat };
}

describe('flows as the console exports them', () => {
  test.each(Object.keys(TYPES))('%s loads', (name) => {
    expect(validate(read(name), TYPES[name] ?? 'CONTACT_FLOW')).toEqual([]);
  });

  test('a flow that needs more says which action type is not emulated, and where', () => {
    expect(validate(read('needs-more'), 'CONTACT_FLOW')).toEqual([
      expect.objectContaining({
        path: 'Actions[2].Type',
        notEmulated: true,
        message: expect.stringContaining('CreateTask (Create task) is not emulated'),
      }),
    ]);
  });

  test('welcome, queue, whisper and disconnect flow run one after the other', async () => {
    const { running, chat } = await startIn('welcome');
    expect(running.said(chat)).toEqual(['Welcome, Ann.', 'You are waiting in Sales.']);
    expect(chat.attributes.get('greeted')).toBe('Ann CHAT');
    await running.advance(30);
    const agent = running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.settled();
    expect(running.whispered('AGENT')).toEqual(['From Sales']);
    running.engine.disconnectParticipant(agent.participantId);
    await running.settled();
    await running.customerSays(chat, 'I am back');
    expect(running.said(chat).slice(-3)).toEqual(['Are you still there?', 'One moment.', 'You are waiting in Sales.']);
    expect(running.failures()).toEqual([]);
  });

  test('the customer queue flow gives up after a while and goes to the other queue', async () => {
    const { running, chat } = await startIn('welcome');
    await running.advance(120);
    expect(chat.contacts).toHaveLength(2);
    expect(chat.current).toMatchObject({ initiationMethod: 'QUEUE_TRANSFER', queue: { name: 'Support' } });
    expect(running.failures()).toEqual([]);
  });

  test('a bot asks, a view is answered, and the flow reads what came of them', async () => {
    const lex = {
      'arn:aws:lex:eu-west-2:111122223333:bot-alias/BOT/ALIAS': [
        { says: 'cancel', intent: 'Cancel', slots: { order: '4711' }, replies: ['I see.'] },
      ],
    };
    const { running, chat } = await startIn('bot-and-view', { lex });
    await running.customerSays(chat, 'Please cancel my order');
    const view = chat.transcript.at(-1)?.content ?? '';
    expect(JSON.parse(view)).toMatchObject({
      data: { content: { viewId: 'form', viewData: { Heading: 'Cancel 4711', Sections: [{ Value: 'c-7' }] } } },
    });
    running.engine.sendMessage(chat.customer.participantId, {
      contentType: INTERACTIVE_RESPONSE,
      content: JSON.stringify({ action: 'Next', data: { reason: ['late', 'broken'] } }),
    });
    await running.settled();
    expect(running.said(chat)).toEqual(['What is it about?', 'I see.', view, 'Thank you, late.', '0 are waiting.']);
    expect(chat.routing.priority).toBe(1);
    expect(chat.ended).toBe(true);
    expect(running.failures()).toEqual([]);
  });
});
