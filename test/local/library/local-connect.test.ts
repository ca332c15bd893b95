import { describe, expect, test } from '@jest/globals';
import { FunctionFailed, InvalidFlow, LocalConnect, ManualTransportClock } from '../../../local/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { MY_FLOW, start } from './a-chat.ts';

const say = (text: string) =>
  flowOf(
    { Identifier: 'Say', Type: 'MessageParticipant', Parameters: { Text: text }, Transitions: { NextAction: 'End' } },
    END,
  );

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-2:111122223333:function:LookUp:live';

/** Asks a function that nobody deployed here, then says what it answered; `failed` on its Error branch. */
const ASKING = flowOf(
  {
    Identifier: 'Ask',
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: FUNCTION_ARN,
      InvocationTimeLimitSeconds: '3',
      LambdaInvocationAttributes: { order: '$.Attributes.order' },
    },
    Transitions: { NextAction: 'Tell', Errors: [{ NextAction: 'Failed', ErrorType: 'NoMatchingError' }] },
  },
  ...['$.External.state', 'failed'].map((Text, index) => ({
    Identifier: ['Tell', 'Failed'][index],
    Type: 'MessageParticipant',
    Parameters: { Text },
    Transitions: { NextAction: 'End' },
  })),
  END,
);

describe('LocalConnect', () => {
  test('with given flows starts within 300 ms of this process’s work', async () => {
    await start();
    const before = process.cpuUsage();
    await start();
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(300);
  });

  test('ends with the block that it was started in', async () => {
    let url = '';
    {
      await using connect = await LocalConnect.start();
      url = connect.url;
      expect((await fetch(new URL('/local/instance', url))).status).toBe(200);
    }
    await expect(fetch(new URL('/local/instance', url))).rejects.toThrow();
  });

  test('two side by side know nothing of each other’s chats, flows, faults and time', async () => {
    const [one, other] = await Promise.all([
      start(),
      start({ flows: [{ name: 'Yours', type: 'CONTACT_FLOW', content: say('Hi') }] }),
    ]);
    const [mia, max] = await Promise.all([
      one.startChat({ flow: 'Mine', name: 'Mia' }),
      other.startChat({ flow: 'Mine', name: 'Max' }),
    ]);
    other.faults.set({ operation: 'SendMessage', error: 'ThrottlingException' });
    const startedAtMs = other.clock.nowMs;
    await Promise.all([one.clock.advance({ minutes: 30 }), mia.leaves().catch(() => {})]);

    expect(one.flows.map(({ name }) => name)).toEqual(['Mine']);
    expect(other.flows.map(({ name }) => name)).toEqual(['Mine', 'Yours']);
    expect(one.clock.nowMs - startedAtMs).toBeGreaterThan(29 * 60_000);
    expect(other.clock.nowMs).toBe(startedAtMs);
    mia.hasEnded();
    max.isConnected();
    expect(other.contact(max).state).toBe('WAITING');
    expect(() => other.contact(mia)).toThrow();
    expect([one.timelines().length, other.timelines().length]).toEqual([1, 1]);
    await expect(max.says('hello')).rejects.toMatchObject({ errorName: 'ThrottlingException' });
    other.faults.clear();
    await max.says('hello');
    max.waitsIn('BasicQueue');
  });

  test('loads flows later too, as objects and as text, in place of those of the same name', async () => {
    const connect = await start();
    const first = connect.loadFlow({ name: 'Later', type: 'CONTACT_FLOW', content: say('one') });
    const second = connect.loadFlow({ name: 'Later', type: 'CONTACT_FLOW', content: JSON.stringify(say('two')) });
    expect(second.id).toBe(first.id);
    const mia = await connect.startChat({ flow: 'Later' });
    mia.hears('two');
    mia.hasEnded();
  });

  test('loads no flow that the service would refuse', async () => {
    const connect = await start();
    const load = (content: unknown) => connect.loadFlow({ name: 'Bad', type: 'CONTACT_FLOW', content });
    expect(() => load({ ...say('one'), StartAction: 'Nowhere' })).toThrow(InvalidFlow);
    expect(() => load(MY_FLOW.slice(1))).toThrow('The content of the flow "Bad" is a text that is not JSON.');
    await expect(LocalConnect.start({ flows: [{ name: 'Bad', type: 'CONTACT_FLOW', content: {} }] })).rejects.toThrow(
      InvalidFlow,
    );
  });

  test('says once where a flow is wrong', async () => {
    const connect = await start();
    const content = MY_FLOW.replace('"1800"', '"1800s"').replace('2019-10-30', '2019');
    expect(() => connect.loadFlow({ name: 'Bad', type: 'CONTACT_FLOW', content })).toThrow(
      /^The flow "Bad" would be refused:\n {2}Version must be "2019-10-30", got "2019"\n {2}.*\bActions\[1\]\.Parameters\.TimeLimitSeconds\b(?:(?!Actions).)*$/,
    );
  });

  test('has a flow and a queue by the ids that another instance gave them', async () => {
    const queueArn = 'arn:aws:connect:eu-west-2:111122223333:instance/theirs/queue/q-1';
    const connect = await LocalConnect.start({
      flows: [{ name: 'Mine', id: 'f-1', type: 'CONTACT_FLOW', content: MY_FLOW.replace(/[0-9a-f-]{36}/, queueArn) }],
      queues: [{ name: 'Theirs', arn: queueArn }],
    });
    const mia = await connect.startChat({ flow: 'Mine' });
    await mia.says('hello');
    mia.waitsIn('Theirs');
    expect(connect.flows[0]?.id).toBe('f-1');
    await connect.close();
  });
});

describe('an answer in a function’s place', () => {
  test.each([FUNCTION_ARN, FUNCTION_ARN.replace(/:live$/, ''), 'LookUp'])(
    'answers in the place of %s',
    async (name) => {
      const events: unknown[] = [];
      const connect = await start({
        flows: [{ name: 'Asking', type: 'CONTACT_FLOW', content: ASKING }],
        functions: {
          [name]: (event) => {
            events.push(event.Details.Parameters);
            return { state: 'on its way' };
          },
        },
      });
      const mia = await connect.startChat({ flow: 'Asking', attributes: { order: '7' } });
      mia.hears('on its way');
      expect(events).toEqual([{ order: '7' }]);
    },
  );

  test('fails as a function does, by throwing', async () => {
    const connect = await start({
      flows: [{ name: 'Asking', type: 'CONTACT_FLOW', content: ASKING }],
      functions: {
        LookUp: () => {
          throw new RangeError('no such order');
        },
      },
    });
    const mia = await connect.startChat({ flow: 'Asking' });
    mia.hears('failed');
    connect.expectTimeline(mia, [
      { type: 'LAMBDA_FAILED', detail: { errorName: 'RangeError', errorMessage: 'no such order' } },
    ]);
  });

  test('where there is none, and none is adopted, the block takes its Error branch', async () => {
    const connect = await start({ flows: [{ name: 'Asking', type: 'CONTACT_FLOW', content: ASKING, adopt: false }] });
    (await connect.startChat({ flow: 'Asking' })).hears('failed');
  });
});

describe('a function of the deployment', () => {
  const event = (Parameters: Record<string, string>) => ({
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Channel: 'CHAT',
        ContactId: 'c-1',
        InitialContactId: 'c-1',
        InstanceARN: 'arn:aws:connect:eu-west-2:111122223333:instance/i-1',
      },
      Parameters,
    },
  });

  test('is invoked with an event, on a chat that is made for it', async () => {
    const told: unknown[] = [];
    const connect = await start({ assembly: '.build/sandbox', onInvocation: (invocation) => told.push(invocation) });
    const result = await connect.invoke('SetChatTimers', event({ customerIdleMinutes: '7' }));
    expect(told).toMatchObject([{ functionName: 'SetChatTimers', result: { ok: true, payload: result } }]);
    expect(result).toEqual({ status: 'SET', customerIdleMinutes: '7' });
    expect(connect.contact({ contactId: 'c-1' }).timerConfig).toEqual([{ role: 'CUSTOMER', type: 'IDLE', minutes: 7 }]);
  });

  test('that fails, fails with its own error', async () => {
    const connect = await start({ assembly: '.build/sandbox' });
    const failing = connect.invoke('SetChatTimers', event({ customerIdleMinutes: '1' }));
    await expect(failing).rejects.toThrow(FunctionFailed);
    await expect(failing).rejects.toMatchObject({ errorName: 'InvalidParameters' });
    await expect(connect.invoke('Nobody', {})).rejects.toMatchObject({ status: 404 });
  });
});

test('a fault that cannot be is refused with every problem', async () => {
  const connect = await start();
  expect(() => connect.faults.set({ operation: 'Nobody', rate: 2 })).toThrow(/"operation".*"rate"/s);
  connect.faults.set({ operation: 'SendMessage', latencyMs: 5, count: 1 });
  expect(connect.faults.all).toMatchObject([{ operation: 'SendMessage', latencyMs: 5, count: 1 }]);
});

test('quotas are the service’s, once they are asked for', async () => {
  const connect = await start({ transport: new ManualTransportClock(0) });
  const mia = await connect.startChat({ flow: 'Mine' });
  connect.quotas.setMode('aws');
  const sent = await Promise.allSettled(Array.from({ length: 20 }, () => mia.says('hello')));
  // SendMessage takes 15 at once (administrator guide, amazon-connect-service-limits).
  expect(sent.filter(({ status }) => status === 'rejected').length).toBe(5);
  connect.quotas.setMode('off');
  await mia.says('hello');
});
