import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { ask, startLocalConnect } from './local-connect-under-test.ts';

const ALIAS = 'arn:aws:lex:eu-west-2:111122223333:bot-alias/BOT/ALIAS';
const TURN = { says: ['cancel', 'stop'], replies: ['I see.'], intent: 'Cancel', slots: { order: '4711' } };
const botAndView = readFileSync(new URL('../../fixtures/flows/bot-and-view.json', import.meta.url), 'utf8');

const leave = { Identifier: 'End', Type: 'EndFlowModuleExecution', Parameters: {}, Transitions: {} };
const module = {
  name: 'Greeting',
  type: 'MODULE',
  content: flowOf(leave),
};

describe('POST /local/flows', () => {
  test('loads a module, whose ARN says that it is one', async () => {
    const connect = await startLocalConnect();
    const { status, body } = await ask(connect, 'POST', '/local/flows', module);
    expect(status).toBe(200);
    expect(body.arn).toBe(`${connect.instance.instanceArn}/flow-module/${body.id}`);
  });

  test('refuses a flow type that there is not, and names the one that is near', async () => {
    const connect = await startLocalConnect();
    const { status, body } = await ask(connect, 'POST', '/local/flows', { ...module, type: 'MODULES' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      message: expect.stringMatching(
        /^There is no flow type "MODULES"\. Did you mean MODULE\? There are: CONTACT_FLOW, /,
      ),
    });
  });

  test('strict, refuses a flow with a block that does not run here, and names type and place', async () => {
    const connect = await startLocalConnect();
    const content = readFileSync(new URL('../../fixtures/flows/needs-more.json', import.meta.url), 'utf8');
    const { status, body } = await ask(connect, 'POST', '/local/flows', {
      name: 'More',
      type: 'CONTACT_FLOW',
      content,
      strict: true,
    });
    expect(status).toBe(400);
    expect(body.problems).toEqual([
      expect.objectContaining({ path: 'Actions[2].Type', message: expect.stringContaining('CreateTask') }),
    ]);
  });
});

describe('POST /local/lex', () => {
  const flow = { name: 'Bot', type: 'CONTACT_FLOW', content: botAndView } as const;

  test('declares a bot that the flows then talk to', async () => {
    const connect = await startLocalConnect({ flows: [flow] });
    expect(await ask(connect, 'POST', '/local/lex', { bot: ALIAS, turns: [TURN] })).toEqual({
      status: 200,
      body: { bot: ALIAS, turns: 1 },
    });
    const mia = await connect.startChat({ flow: 'Bot', name: 'Mia' });
    await mia.says('Stop it, please');
    connect.expectTimeline(mia, [
      { type: 'MESSAGE', detail: { text: 'What is it about?' } },
      { type: 'MESSAGE', detail: { text: 'I see.', displayName: 'BOT' } },
      { type: 'FLOW_BRANCH', detail: { branch: 'Cancel' } },
    ]);
  });

  test('the timeline says why a bot without a script was not reached', async () => {
    const connect = await startLocalConnect({ flows: [flow] });
    const mia = await connect.startChat({ flow: 'Bot', name: 'Mia' });
    const branch = connect.timeline(mia).find(({ type }) => type === 'FLOW_BRANCH');
    expect(branch?.detail).toMatchObject({ branch: 'NoMatchingError', reason: expect.stringContaining('no script') });
  });

  test('bots may be declared from the start', async () => {
    const connect = await startLocalConnect({ flows: [flow], lex: { [ALIAS]: [{ says: /\d/u, intent: 'Number' }] } });
    const mia = await connect.startChat({ flow: 'Bot', name: 'Mia' });
    await mia.says('4711');
    mia.hasEnded();
  });

  test.each([
    [{}, '"bot" is missing'],
    [{ bot: ALIAS }, '"turns" must be a list'],
    [{ bot: ALIAS, turns: [7] }, '"turns[0]" must be an object'],
    [{ bot: ALIAS, turns: [{ ...TURN, reply: 'x' }] }, 'Unknown "reply"'],
    [{ bot: ALIAS, turns: [{ ...TURN, says: undefined }] }, '"turns[0].says" must be a list of texts'],
    [{ bot: ALIAS, turns: [{ ...TURN, says: [] }] }, '"turns[0].says" must be'],
    [{ bot: ALIAS, turns: [{ ...TURN, replies: 'x' }] }, '"turns[0].replies" must be a list of texts'],
    [{ bot: ALIAS, turns: [{ ...TURN, slots: { a: 1 } }] }, '"turns[0].slots.a" must be a text'],
    [{ bot: ALIAS, turns: [], more: 1 }, 'Unknown "more"'],
  ])('refuses %j', async (body, message) => {
    const connect = await startLocalConnect();
    const { status, body: answer } = await ask(connect, 'POST', '/local/lex', body);
    expect(status).toBe(400);
    expect(JSON.stringify(answer.error)).toContain(JSON.stringify(message).slice(1, -1));
  });
});

/** The blocks that put a contact into a queue; the first of them is `set`. */
const intoQueue = (QueueId: string) => [
  {
    Identifier: 'set',
    Type: 'UpdateContactTargetQueue',
    Parameters: { QueueId },
    Transitions: { NextAction: 'go', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'End' }] },
  },
  {
    Identifier: 'go',
    Type: 'TransferContactToQueue',
    Parameters: {},
    Transitions: {
      NextAction: 'End',
      Errors: ['QueueAtCapacity', 'NoMatchingError'].map((ErrorType) => ({ ErrorType, NextAction: 'End' })),
    },
  },
  END,
];

describe('the instance', () => {
  test('a full queue and an empty contact centre are settings', async () => {
    const check = (identifier: string, type: string, operator: string, operand: string, next: string) => ({
      Identifier: identifier,
      Type: 'CheckMetricData',
      Parameters: { MetricType: type, QueueId: 'small' },
      Transitions: {
        NextAction: next,
        Conditions: [{ NextAction: 'End', Condition: { Operator: operator, Operands: [operand] } }],
        Errors: ['NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({ ErrorType, NextAction: next })),
      },
    });
    const content = flowOf(
      check('staffed', 'NumberOfAgentsAvailable', 'NumberGreaterThan', '0', 'set'),
      ...intoQueue('small'),
    );
    const connect = await startLocalConnect({
      flows: [{ name: 'Queue', type: 'CONTACT_FLOW', content }],
      queues: [{ name: 'Small', id: 'small', maxContacts: 1 }],
      staffing: { online: 1, staffed: 1, available: 0 },
    });
    const first = await connect.startChat({ flow: 'Queue' });
    first.waitsIn('Small');
    const second = await connect.startChat({ flow: 'Queue' });
    second.hasEnded('CONTACT_FLOW_DISCONNECT');
    connect.expectTimeline(second, [{ type: 'FLOW_BRANCH', detail: { branch: 'QueueAtCapacity' } }]);
  });

  test('an agent takes the contact of the first priority first, then the one that waits longest', async () => {
    const routed = (behavior: Readonly<Record<string, string>>) =>
      flowOf(
        {
          Identifier: 'route',
          Type: 'UpdateContactRoutingBehavior',
          Parameters: behavior,
          Transitions: { NextAction: 'set' },
        },
        ...intoQueue('q'),
      );
    const connect = await startLocalConnect({
      flows: [
        { name: 'Plain', type: 'CONTACT_FLOW', content: routed({ QueueTimeAdjustmentSeconds: '0' }) },
        { name: 'Older', type: 'CONTACT_FLOW', content: routed({ QueueTimeAdjustmentSeconds: '90' }) },
        { name: 'First', type: 'CONTACT_FLOW', content: routed({ QueuePriority: '1' }) },
      ],
      queues: [{ name: 'Q', id: 'q' }],
    });
    for (const flow of ['Plain', 'Older', 'First']) {
      await connect.startChat({ flow, name: flow });
      await connect.clock.advance({ seconds: 60 });
    }
    const accepted = [];
    for (const agent of ['A', 'B', 'C']) {
      const { body } = await ask(connect, 'POST', `/local/agents/${agent}/accept`);
      accepted.push(JSON.stringify(body.participants));
    }
    expect(accepted).toEqual([
      expect.stringContaining('"First"'),
      expect.stringContaining('"Older"'),
      expect.stringContaining('"Plain"'),
    ]);
  });
});
