import { describe, expect, test } from '@jest/globals';
import type { FlowAction } from '../../../local/flow-language/index.ts';
import { block, ends, toQueue } from './blocks.ts';
import { action, RunningChat, SALES, say } from './running-chat.ts';

const leave = action('leave', 'EndFlowExecution', {});

/** A chat in a queue, with a whisper for each side. */
async function waiting(...agentActions: readonly FlowAction[]) {
  const running = new RunningChat();
  const actions = agentActions.length > 0 ? agentActions : [say('tell', 'From $.Queue.Name', 'leave'), leave];
  const AgentWhisper = running.flow('To the agent', 'AGENT_WHISPER', ...actions);
  const CustomerWhisper = running.flow(
    'To the customer',
    'CUSTOMER_WHISPER',
    say('tell', 'Here comes help', 'leave'),
    leave,
  );
  const chat = await running.start(toQueue(SALES.id, { AgentWhisper, CustomerWhisper }));
  return { running, chat };
}

describe('whisper flows', () => {
  test('run when the agent joins, each for its own side alone', async () => {
    const { running, chat } = await waiting();
    running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.settled();
    expect(running.whispered('AGENT')).toEqual(['From Sales']);
    expect(running.whispered('CUSTOMER')).toEqual(['Here comes help']);
    expect(running.said(chat)).toEqual([]);
    expect(chat.current.state).toBe('WITH_AGENT');
    expect(
      running
        .ofType('FLOW_ENDED')
        .map(({ flow }) => flow.name)
        .sort(),
    ).toEqual(['Inbound', 'To the agent', 'To the customer']);
  });

  test('know the agent who joins; a flow before that knows none', async () => {
    const text = '$.Agent.UserName|$.Agent.FirstName|$.Agent.LastName|$.Agent.ARN';
    const { running, chat } = await waiting(say('tell', text, 'leave'), leave);
    running.engine.agentJoins(chat.current.contactId, 'Bea van Dyk', 'AGENT');
    await running.settled();
    const arn = 'arn:aws:connect:eu-west-2:111122223333:instance/i-1/agent/Bea van Dyk';
    expect(running.whispered('AGENT')).toEqual([`Bea van Dyk|Bea|van Dyk|${arn}`]);
    const before = await running.start([say('tell', 'Nobody$.Agent.UserName', 'leave'), leave]);
    expect(running.said(before)).toEqual(['Nobody']);
  });

  test('do not run for a supervisor, nor for a second agent', async () => {
    const { running, chat } = await waiting();
    running.engine.agentJoins(chat.current.contactId, 'Sue', 'SUPERVISOR');
    await running.settled();
    expect(running.whispered('AGENT')).toEqual([]);
    running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    running.engine.agentJoins(chat.current.contactId, 'Kim', 'AGENT');
    await running.settled();
    expect(running.whispered('AGENT')).toEqual(['From Sales']);
  });

  test('run again for the agent of the next contact', async () => {
    const { running, chat } = await waiting();
    const agent = running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.settled();
    running.engine.agentTransfers(agent.participantId, SALES);
    running.engine.agentJoins(chat.current.contactId, 'Kim', 'AGENT');
    await running.settled();
    expect(running.whispered('AGENT')).toEqual(['From Sales', 'From Sales']);
  });

  test('that fail leave the chat alone', async () => {
    const { running, chat } = await waiting(action('tell', 'MessageParticipant', { PromptId: 'beep' }, 'leave'), leave);
    running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.settled();
    expect(running.failures()).toHaveLength(1);
    expect(chat.current.state).toBe('WITH_AGENT');
    expect(running.whispered('CUSTOMER')).toEqual(['Here comes help']);
  });

  test('may wait for the customer, and end with their contact', async () => {
    const wait = action('wait', 'Wait', { TimeLimitSeconds: 600, Events: ['CustomerReturned'] }, 'tell', {
      conditions: { CustomerReturned: 'tell', WaitCompleted: 'leave' },
    });
    const { running, chat } = await waiting(wait, say('tell', 'They talk', 'wait'), leave);
    const agent = running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.settled();
    await running.customerSays(chat, 'hello');
    expect(running.whispered('AGENT')).toEqual(['They talk']);
    expect(chat.current.state).toBe('WITH_AGENT');
    running.engine.disconnectParticipant(agent.participantId);
    await running.settled();
    expect(running.clock.pending).toBe(0);
    expect(running.work.idle).toBe(true);
  });
});

describe('UpdateContactEventHooks', () => {
  const hooks = (parameters: Readonly<Record<string, unknown>>) => [
    block('UpdateContactEventHooks', parameters),
    ...ends('done', 'NoMatchingError'),
  ];
  const ALL = [
    'AgentWhisper',
    'CustomerQueue',
    'CustomerRemaining',
    'CustomerWhisper',
    'DefaultAgentUI',
    'DisconnectAgentUI',
    'PauseContact',
    'ResumeContact',
  ];

  test.each(['AgentHold', 'CustomerHold'])('takes NoMatchingError for %s: a chat is not put on hold', async (hook) => {
    const running = new RunningChat();
    const flow = running.flow('Hook', 'CUSTOMER_HOLD', leave);
    const chat = await running.start(hooks({ EventHooks: { CustomerWhisper: flow, [hook]: flow } }));
    expect(running.said(chat)).toEqual(['NoMatchingError']);
    expect(chat.hooks.size).toBe(0);
  });

  test.each(ALL)('keeps the hook %s', async (hook) => {
    const running = new RunningChat();
    const flow = running.flow('Hook', 'AGENT_WHISPER', leave);
    const chat = await running.start(hooks({ EventHooks: { [hook]: flow } }));
    expect([...chat.hooks]).toEqual([[hook, flow]]);
  });

  test.each([
    ['true', []],
    ['True', []],
    [true, []],
    ['false', ['AgentWhisper']],
  ])('a whisper whose DisableExecution is %j leaves the hooks %j', async (DisableExecution, left) => {
    const running = new RunningChat();
    const AgentWhisper = running.flow('Hook', 'AGENT_WHISPER', leave);
    const EventHooksConfiguration = { AgentWhisper: { DisableExecution } };
    const chat = await running.start([
      { ...block('UpdateContactEventHooks', { EventHooks: { AgentWhisper } }), Transitions: { NextAction: 'again' } },
      {
        ...block('UpdateContactEventHooks', { EventHooks: { AgentWhisper }, EventHooksConfiguration }),
        Identifier: 'again',
      },
      ...ends('done', 'NoMatchingError'),
    ]);
    expect([...chat.hooks.keys()]).toEqual(left);
  });
});
