import { describe, expect, test } from '@jest/globals';
import { startLocalConnect } from '../control/local-connect-under-test.ts';
import {
  caseOf,
  flowOf,
  hoursOf,
  intoQueue,
  named,
  say,
  setQueue,
  THEIR_FUNCTION,
  THEIR_QUEUE,
  theirs,
} from './flows-of-others.ts';

const QUEUE = THEIR_QUEUE;
const HOURS = theirs('operating-hours', 'h-1');
const VIEW = theirs('view', 'v-1');
const AGENT = theirs('agent', 'a-1');
const FLOW = theirs('contact-flow', 'f-1');
const MODULE = theirs('flow-module', 'm-1');

const toQueue = flowOf([setQueue, intoQueue], named('Set', 'QueueId', 'Support'));
const hoursOfTheirs = hoursOf(HOURS);
const asking = flowOf([
  {
    Identifier: 'Ask',
    Type: 'InvokeLambdaFunction',
    Parameters: { LambdaFunctionARN: `${THEIR_FUNCTION}:live`, InvocationTimeLimitSeconds: '3' },
  },
  say('state $.External.state'),
]);
const transferring = flowOf(
  [
    {
      Identifier: 'Transfer',
      Type: 'TransferToFlow',
      Parameters: { ContactFlowId: FLOW },
    },
  ],
  named('Transfer', 'ContactFlowId', 'Survey'),
);

describe('what a flow names of another instance becomes local', () => {
  test('a queue, under its display name, in which a chat then waits', async () => {
    const connect = await startLocalConnect();
    const loaded = connect.loadFlow({ name: 'Main', content: toQueue });
    expect(loaded.adopted).toEqual([{ kind: 'queue', name: 'Support', arn: QUEUE }]);
    expect(connect.instance.queues).toContainEqual({ id: 'q-1', arn: QUEUE, name: 'Support' });
    const mia = await connect.startChat({ flow: 'Main', name: 'Mia' });
    mia.waitsIn('Support');
  });

  test('hours, which never close', async () => {
    const connect = await startLocalConnect();
    const { adopted } = connect.loadFlow({ name: 'Main', content: hoursOfTheirs });
    expect(adopted).toEqual([{ kind: 'hours', name: 'h-1', arn: HOURS }]);
    (await connect.startChat({ flow: 'Main' })).hears('open');
  });

  test('an agent, by the name of its queue', async () => {
    const connect = await startLocalConnect();
    const block = { ...setQueue, Parameters: { AgentId: AGENT } };
    const { adopted } = connect.loadFlow({
      name: 'Main',
      content: flowOf([block, intoQueue], named('Set', 'AgentId', 'Ann')),
    });
    expect(adopted).toEqual([{ kind: 'agent', name: 'Ann', arn: AGENT }]);
    (await connect.startChat({ flow: 'Main' })).waitsIn('Ann');
  });

  test('a function, as an answer of {} that can be changed', async () => {
    const connect = await startLocalConnect();
    const { adopted } = connect.loadFlow({ name: 'Main', content: asking });
    expect(adopted).toEqual([{ kind: 'function', name: 'LookUpOrder', arn: `${THEIR_FUNCTION}:live` }]);
    (await connect.startChat({ flow: 'Main' })).hears('state ');
    connect.answerFunction('LookUpOrder', () => ({ state: 'sent' }));
    (await connect.startChat({ flow: 'Main' })).hears('state sent');
  });

  test('a flow that is transferred to: a made one says that it stands in, and the chat ends', async () => {
    const connect = await startLocalConnect();
    connect.loadFlow({ name: 'Main', content: transferring });
    const mia = await connect.startChat({ flow: 'Main' });
    mia.hears('Local Connect stands in for “Survey”, which was not loaded. The chat ends here.');
    mia.hasEnded();
  });

  test('a module: a made one says so, and its caller goes on', async () => {
    const connect = await startLocalConnect();
    const invoke = { Identifier: 'Call', Type: 'InvokeFlowModule', Parameters: { FlowModuleId: MODULE } };
    connect.loadFlow({ name: 'Main', content: flowOf([invoke, say('back')]) });
    const mia = await connect.startChat({ flow: 'Main' });
    mia.hears('Local Connect stands in for “m-1”');
    mia.hears('back');
  });

  test('the flow of a hook: a made queue flow says so, and the chat goes on waiting', async () => {
    const connect = await startLocalConnect();
    const hook = {
      Identifier: 'Hook',
      Type: 'UpdateContactEventHooks',
      Parameters: { EventHooks: { CustomerQueue: FLOW } },
    };
    connect.loadFlow({ name: 'Main', content: flowOf([hook, setQueue, intoQueue]) });
    const mia = await connect.startChat({ flow: 'Main' });
    mia.hears('Local Connect stands in for “f-1”');
    mia.waitsIn();
    expect(connect.flows.find(({ id }) => id === 'f-1')?.type).toBe('CUSTOMER_QUEUE');
  });

  test('a prompt, and a view, which a chat then shows', async () => {
    const connect = await startLocalConnect();
    const view = {
      Identifier: 'View',
      Type: 'ShowView',
      Parameters: { ViewResource: { Id: VIEW, Version: '1' }, InvocationTimeLimitSeconds: '60', ViewData: {} },
      Transitions: {
        NextAction: 'End',
        Conditions: [],
        Errors: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'].map((ErrorType) => ({
          NextAction: 'Failed',
          ErrorType,
        })),
      },
    };
    const { adopted } = connect.loadFlow({ name: 'Main', content: flowOf([view]) });
    expect(adopted).toEqual([{ kind: 'view', name: 'v-1', arn: VIEW }]);
    (await connect.startChat({ flow: 'Main' })).hears('ViewResource');
    connect.loadFlow({ name: 'Main', content: flowOf([view]) });
  });
});

describe('a sub-flow that is loaded too is the one that is meant', () => {
  const survey = flowOf([say('a question')]);

  test.each([
    ['by its id', { name: 'Another name', id: 'f-1', content: survey }],
    ['by its name', { name: 'Survey', content: survey }],
    [
      'by the id in its answer of describe-contact-flow',
      {
        content: { ContactFlow: { Name: 'Theirs', Id: 'f-1', Type: 'CONTACT_FLOW', Content: JSON.stringify(survey) } },
      },
    ],
  ])('%s, in whatever order they are loaded', async (_, flow) => {
    const main = { name: 'Main', content: transferring } as const;
    for (const flows of [
      [main, flow],
      [flow, main],
    ]) {
      const connect = await startLocalConnect({ flows });
      (await connect.startChat({ flow: 'Main' })).hears('a question');
      expect(connect.flows).toHaveLength(2);
    }
  });

  test('also where it is loaded after a made one stood in for it', async () => {
    const connect = await startLocalConnect({ flows: [{ name: 'Main', content: transferring }] });
    connect.loadFlow({ name: 'Survey', content: survey });
    (await connect.startChat({ flow: 'Main' })).hears('a question');
  });

  test('a flow of the same name that is not a module does not stand for one', async () => {
    const invoke = { Identifier: 'Call', Type: 'InvokeFlowModule', Parameters: { FlowModuleId: MODULE } };
    const content = flowOf([invoke, say('back')], named('Call', 'FlowModuleId', 'Main'));
    const connect = await startLocalConnect({ flows: [{ name: 'Main', content }] });
    const mia = await connect.startChat({ flow: 'Main' });
    mia.hears('back');
    expect(connect.flows.map(({ name }) => name)).toEqual(['Main', 'Main (2)']);
  });
});

describe('without adopt a block takes its error branch, and the timeline says which ARN and what to do', () => {
  const viewBlock = {
    Identifier: 'View',
    Type: 'ShowView',
    Parameters: { ViewResource: { Id: VIEW, Version: '1' }, InvocationTimeLimitSeconds: '60', ViewData: {} },
    Transitions: {
      NextAction: 'End',
      Conditions: [],
      Errors: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'].map((ErrorType) => ({
        NextAction: 'Failed',
        ErrorType,
      })),
    },
  };
  test.each([
    ['queue', toQueue, QUEUE, 'declare it (queues, POST /local/queues)'],
    ['hours', hoursOfTheirs, HOURS, 'take one of this instance'],
    ['flow', transferring, FLOW, 'load it'],
    [
      'function',
      asking,
      `${THEIR_FUNCTION}:live`,
      'give it an answer (functions, POST /local/functions/{name}/answer)',
    ],
    ['view', flowOf([viewBlock]), VIEW, 'take one of this instance'],
  ])('%s', async (kind, content, arn, advice) => {
    const connect = await startLocalConnect({ flows: [{ name: 'Main', content, adopt: false }] });
    const mia = await connect.startChat({ flow: 'Main' });
    mia.hears('failed');
    expect(connect.loaded[0]?.adopted).toEqual([]);
    expect(connect.timeline(mia).find(({ type }) => type === 'FLOW_BRANCH')?.detail).toMatchObject({
      branch: 'NoMatchingError',
      reason: `this instance has no ${kind} ${arn}: ${advice}, or load the flow with adopt`,
    });
  });

  test('a statement that fails after it shows it', async () => {
    const connect = await startLocalConnect({ flows: [{ name: 'Main', content: toQueue, adopt: false }] });
    const mia = await connect.startChat({ flow: 'Main', name: 'Mia' });
    expect(() => mia.waitsIn('Support')).toThrow(
      `this instance has no queue ${QUEUE}: declare it (queues, POST /local/queues), or load the flow with adopt`,
    );
  });

  test('an attribute’s value is not told', async () => {
    const block = { ...setQueue, Parameters: { QueueId: '$.Attributes.queue' } };
    const connect = await startLocalConnect({ flows: [{ name: 'Main', content: flowOf([block]) }] });
    const mia = await connect.startChat({ flow: 'Main', attributes: { queue: 'secret' } });
    expect(connect.draw(mia, { everything: true })).not.toContain('secret');
    expect(connect.timeline(mia).find(({ type }) => type === 'FLOW_BRANCH')?.detail).toMatchObject({
      reason: 'this instance has no queue that $.Attributes.queue names: declare it (queues, POST /local/queues)',
    });
  });
});

test('queue-of-another-account: an inbound export of another instance is chatted through to the queue', async () => {
  const connect = await startLocalConnect({
    flows: [{ content: caseOf('queue-of-another-account'), fallbackName: 'Main' }],
  });
  (await connect.startChat({ flow: 'Main' })).waitsIn('00000000-0000-4000-8000-000000000009');
});
