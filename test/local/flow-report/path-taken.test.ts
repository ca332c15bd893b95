import { describe, expect, test } from '@jest/globals';
import { flowsPassed, pathThrough } from '../../../local/flow-report/path-taken.ts';
import { startLocalConnect } from '../control/local-connect-under-test.ts';
import { flowOf, say, setQueue } from '../flow-loading/flows-of-others.ts';

const round = {
  Identifier: 'Round',
  Type: 'Loop',
  Parameters: { LoopCount: '2' },
  Transitions: {
    NextAction: 'Set',
    Conditions: [
      { NextAction: 'Say', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
      { NextAction: 'Set', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
    ],
  },
};
const again = {
  ...say('hello'),
  Transitions: { NextAction: 'Round', Errors: [{ NextAction: 'Round', ErrorType: 'NoMatchingError' }] },
};

describe('the path that a chat took through a flow', () => {
  test('has how often each block was come to and each way taken, with the reason of what failed', async () => {
    const content = flowOf([round, again, setQueue]);
    const connect = await startLocalConnect({ flows: [{ name: 'Main', content, adopt: false }] });
    const mia = await connect.startChat({ flow: 'Main' });
    const timeline = connect.timeline(mia);
    expect(flowsPassed(timeline)).toEqual(['Main']);
    const { blocks, ways, at, brokeDown } = pathThrough('Main', timeline);
    expect([...blocks]).toEqual([
      ['Round', 3],
      ['Say', 2],
      ['Set', 1],
      ['Failed', 1],
      ['End', 1],
    ]);
    expect(ways.map(({ block, branch, times }) => [block, branch, times])).toEqual([
      ['Round', 'ContinueLooping', 2],
      ['Say', 'next', 2],
      ['Round', 'DoneLooping', 1],
      ['Set', 'NoMatchingError', 1],
      ['Failed', 'next', 1],
    ]);
    expect(ways.find(({ block }) => block === 'Set')?.reason).toMatch(/^this instance has no queue /);
    expect([at, brokeDown]).toEqual([undefined, undefined]);
  });

  test('says where the flow stands, and where it could not go on', async () => {
    const waits = {
      Identifier: 'Wait',
      Type: 'Wait',
      Parameters: { TimeLimitSeconds: '60' },
      Transitions: {
        NextAction: 'Task',
        Conditions: [{ NextAction: 'Task', Condition: { Operator: 'Equals', Operands: ['WaitCompleted'] } }],
        Errors: [{ NextAction: 'Task', ErrorType: 'NoMatchingError' }],
      },
    };
    const stuck = { ...round, Identifier: 'Task', Parameters: { LoopCount: '$.Attributes.unset' } };
    const connect = await startLocalConnect({
      flows: [{ name: 'Main', content: flowOf([waits, stuck, { ...say('x') }, setQueue]) }],
    });
    const mia = await connect.startChat({ flow: 'Main' });
    expect(pathThrough('Main', connect.timeline(mia)).at).toBe('Wait');
    await connect.clock.advance({ minutes: 1 });
    const { at, brokeDown } = pathThrough('Main', connect.timeline(mia));
    expect(at).toBeUndefined();
    expect(brokeDown).toEqual({ block: 'Task', reason: expect.stringContaining('LoopCount is not a whole number') });
  });
});
