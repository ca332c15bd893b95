import { describe, expect, test } from '@jest/globals';
import { startLocalConnect } from '../control/local-connect-under-test.ts';
import { temporaryFolder, writeAssembly } from '../deployment/assembly.ts';
import {
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

const INSTANCE = THEIR_QUEUE.replace(/\/queue\/.*$/u, '');
const HOURS = theirs('operating-hours', 'h-1');
const FLOW = theirs('contact-flow', 'f-1');

/** A Local Connect of an assembly whose one flow is for an instance that no stack makes. */
async function startAssembly(content: object) {
  using folder = temporaryFolder();
  const Properties = { InstanceArn: INSTANCE, Name: 'Main', Type: 'CONTACT_FLOW', Content: JSON.stringify(content) };
  writeAssembly(folder.dir, { One: { Resources: { Main: { Type: 'AWS::Connect::ContactFlow', Properties } } } });
  return await startLocalConnect({ assembly: folder.dir });
}

test('the flow of an assembly has its warnings', async () => {
  const connect = await startAssembly(flowOf([say('Hello {{name}}')]));
  expect(connect.loaded[0]?.warnings).toEqual([expect.stringContaining('"Hello {{name}}" has a placeholder in it')]);
});

describe('what the flow of an assembly names of its existing instance becomes local, and is listed:', () => {
  test('a queue, under its display name, in which a chat then waits', async () => {
    const connect = await startAssembly(flowOf([setQueue, intoQueue], named('Set', 'QueueId', 'Support')));
    expect(connect.loaded[0]?.adopted).toEqual([{ kind: 'queue', name: 'Support', arn: THEIR_QUEUE }]);
    expect(connect.instance.queues).toEqual([{ id: 'q-1', arn: THEIR_QUEUE, name: 'Support' }]);
    (await connect.startChat({ flow: 'Main' })).waitsIn('Support');
  });

  test('hours, which never close', async () => {
    const connect = await startAssembly(hoursOf(HOURS));
    expect(connect.loaded[0]?.adopted).toEqual([{ kind: 'hours', name: 'h-1', arn: HOURS }]);
    (await connect.startChat({ flow: 'Main' })).hears('open');
  });

  test('a function, as an answer of {} that can be changed', async () => {
    const Parameters = { LambdaFunctionARN: THEIR_FUNCTION, InvocationTimeLimitSeconds: '3' };
    const ask = { Identifier: 'Ask', Type: 'InvokeLambdaFunction', Parameters };
    const connect = await startAssembly(flowOf([ask, say('state $.External.state')]));
    expect(connect.loaded[0]?.adopted).toEqual([{ kind: 'function', name: 'LookUpOrder', arn: THEIR_FUNCTION }]);
    connect.answerFunction('LookUpOrder', () => ({ state: 'sent' }));
    (await connect.startChat({ flow: 'Main' })).hears('state sent');
  });

  test('a sub-flow, under its display name', async () => {
    const transfer = { Identifier: 'Transfer', Type: 'TransferToFlow', Parameters: { ContactFlowId: FLOW } };
    const connect = await startAssembly(flowOf([transfer], named('Transfer', 'ContactFlowId', 'Survey')));
    expect(connect.loaded[0]?.adopted).toEqual([{ kind: 'flow', name: 'Survey', arn: FLOW }]);
    expect(connect.flows.map(({ name }) => name)).toEqual(['Main', 'Survey']);
  });
});
