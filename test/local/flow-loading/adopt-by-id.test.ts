import { describe, expect, test } from '@jest/globals';
import { startLocalConnect } from '../control/local-connect-under-test.ts';
import { flowOf, hoursOf, intoQueue, named, say, setQueue, theirs } from './flows-of-others.ts';

describe('what a flow names by its id alone becomes local too, where this instance does not have it', () => {
  const ID = 'bbbbbbbb-0000-4000-8000-00000000000b';
  const byId = { ...setQueue, Parameters: { QueueId: ID } };

  test('a queue, under its display name', async () => {
    const connect = await startLocalConnect();
    const content = flowOf([byId, intoQueue], named('Set', 'QueueId', 'Support'));
    expect(connect.loadFlow({ name: 'Main', content }).adopted).toEqual([{ kind: 'queue', name: 'Support', arn: ID }]);
    const arn = `${connect.instance.instanceArn}/queue/${ID}`;
    expect(connect.instance.queues).toContainEqual({ id: ID, arn, name: 'Support' });
    (await connect.startChat({ flow: 'Main' })).waitsIn('Support');
  });

  test('a queue of this instance is taken, and not adopted', async () => {
    const connect = await startLocalConnect({ queues: [{ name: 'Ours', id: ID }] });
    const content = flowOf([byId, intoQueue], named('Set', 'QueueId', 'Support'));
    expect(connect.loadFlow({ name: 'Main', content }).adopted).toEqual([]);
    (await connect.startChat({ flow: 'Main' })).waitsIn('Ours');
  });

  test('hours, which never close', async () => {
    const connect = await startLocalConnect();
    const content = hoursOf(ID);
    expect(connect.loadFlow({ name: 'Main', content }).adopted).toEqual([{ kind: 'hours', name: ID, arn: ID }]);
    (await connect.startChat({ flow: 'Main' })).hears('open');
  });

  test.each([
    ['a module', 'InvokeFlowModule', 'FlowModuleId', 'module'],
    ['a flow', 'TransferToFlow', 'ContactFlowId', 'flow'],
  ])('%s: a made one says so; without adopt, the block fails', async (_, Type, parameter, kind) => {
    const connect = await startLocalConnect();
    const block = { Identifier: 'Call', Type, Parameters: { [parameter]: ID } };
    const content = flowOf([block, say('back')], named('Call', parameter, 'Theirs'));
    connect.loadFlow({ name: 'Alone', content, adopt: false });
    (await connect.startChat({ flow: 'Alone' })).hears('failed');
    expect(connect.loadFlow({ name: 'Main', content }).adopted).toEqual([{ kind, name: 'Theirs', arn: ID }]);
    (await connect.startChat({ flow: 'Main' })).hears('Local Connect stands in for “Theirs”');
  });
});

describe('an agent’s queue of another instance is the agent’s', () => {
  const AGENTS_QUEUE = theirs('queue', 'agent/a-1');

  test.each(['QueueId', 'AgentId'])('named by %s', async (parameter) => {
    const connect = await startLocalConnect();
    const before = [...connect.instance.queues];
    const block = { ...setQueue, Parameters: { [parameter]: AGENTS_QUEUE } };
    const { adopted } = connect.loadFlow({
      name: 'Main',
      content: flowOf([block, intoQueue], named('Set', parameter, 'Ann')),
    });
    expect(adopted).toEqual([{ kind: 'agent', name: 'Ann', arn: AGENTS_QUEUE }]);
    expect(connect.instance.queues).toEqual(before);
    (await connect.startChat({ flow: 'Main' })).waitsIn('Ann');
  });

  test('without adopt the block fails, and says which it was', async () => {
    const block = { ...setQueue, Parameters: { QueueId: AGENTS_QUEUE } };
    const content = flowOf([block, intoQueue]);
    const connect = await startLocalConnect({ flows: [{ name: 'Main', content, adopt: false }] });
    const mia = await connect.startChat({ flow: 'Main' });
    mia.hears('failed');
    expect(connect.draw(mia, { everything: true })).toContain(AGENTS_QUEUE);
  });
});
