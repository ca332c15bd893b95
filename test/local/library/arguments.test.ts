import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { defineOptions, ExpectationFailed, LocalConnect } from '../../../local/index.ts';
import { flowOf, say, THEIR_FUNCTION } from '../flow-loading/flows-of-others.ts';
import { start } from './a-chat.ts';

/** As a program without types calls it. */
const untyped = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a wrong argument is refused by its name:', () => {
  test.each([
    [{ minutes: -1 }, 'advance: minutes must be a number of 0 or more, got -1.'],
    [{ minutes: '5' }, 'advance: minutes must be a number of 0 or more, got "5".'],
    [{ minutes: [1, 2] }, 'advance: minutes must be a number of 0 or more, got a list of 2.'],
    [{ minute: 5 }, 'advance: there is no "minute". Did you mean minutes? There are: hours, minutes, seconds.'],
    [{}, 'advance takes hours, minutes or seconds, such as { minutes: 5 }.'],
    [5, 'advance takes an object, got 5.'],
  ])('advance(%j)', async (amount, message) => {
    const connect = await start();
    const before = connect.clock.nowMs;
    await expect(connect.clock.advance(untyped(amount))).rejects.toThrow(message);
    expect(connect.clock.nowMs).toBe(before);
  });

  test.each([
    [{ flow: [] }, 'LocalConnect.start: there is no "flow". Did you mean flows? There are: assembly, '],
    [{ flows: {} }, 'flows takes a list, got an object.'],
    [{ flows: [{ contents: {} }] }, 'flows[0]: there is no "contents". Did you mean content?'],
    [{ queues: [{ nam: 'A' }] }, 'queues[0]: there is no "nam". Did you mean name?'],
    [{ functions: { LookUp: { state: 'sent' } } }, 'functions.LookUp must be a function, or { seconds, answer }.'],
  ])('start(%j)', async (options, message) => {
    await expect(LocalConnect.start(untyped(options))).rejects.toThrow(message);
  });

  test('startChat, loadFlow, addQueue, hears and expectTimeline', async () => {
    const connect = await start();
    await expect(connect.startChat(untyped({ flow: 'Mine', nam: 'Mia' }))).rejects.toThrow('there is no "nam"');
    expect(() => connect.loadFlow(untyped({ Name: 'A', content: {} }))).toThrow('loadFlow: there is no "Name"');
    expect(() => connect.addQueue(untyped({ name: 'A', most: 1 }))).toThrow('addQueue: there is no "most"');
    const mia = await connect.startChat({ flow: 'Mine' });
    expect(() => mia.hears('')).toThrow('hears takes a text that is not empty, or a regular expression, got "".');
    expect(() => connect.expectTimeline(mia, untyped([{ type: 'MESSAGE', atMinute: 1 }]))).toThrow(
      'expectTimeline[0]: there is no "atMinute". Did you mean atMinutes?',
    );
  });
});

test('options may stand in a const of their own', async () => {
  const options = defineOptions({ flows: [{ name: 'Hello', type: 'CONTACT_FLOW', content: flowOf([say('hello')]) }] });
  await using connect = await LocalConnect.start(options);
  (await connect.startChat({ flow: 'Hello' })).hears('hello');
  expect(() => defineOptions(untyped({ flow: [] }))).toThrow('there is no "flow"');
});

test('the timeline of a failed statement is there, and is not printed again', () => {
  const error = new ExpectationFailed('Expected more.', []);
  expect(error.timeline).toEqual([]);
  expect(Object.keys(error)).not.toContain('timeline');
  expect(inspect(error)).not.toContain('timeline:');
});

describe('an answer that counts as late', () => {
  const block = {
    Identifier: 'Ask',
    Type: 'InvokeLambdaFunction',
    Parameters: { LambdaFunctionARN: THEIR_FUNCTION, InvocationTimeLimitSeconds: '3' },
  };
  const chatWith = async (seconds: number, blocks: number) => {
    const asks = Array.from({ length: blocks }, (_, index) => ({ ...block, Identifier: `Ask${index}` }));
    const connect = await start({
      flows: [{ name: 'Asking', content: flowOf([...asks, say('in time')]) }],
      functions: { LookUpOrder: { seconds, answer: () => ({}) } },
    });
    return connect.startChat({ flow: 'Asking' });
  };

  test('by the block’s limit takes its error branch, and nobody waits for it', async () => {
    const before = performance.now();
    (await chatWith(3, 1)).hears('failed');
    (await chatWith(2.9, 1)).hears('in time');
    expect(performance.now() - before).toBeLessThan(2900);
  });

  test('by the 20 seconds of a chain takes the error branch of the block that passes them', async () => {
    (await chatWith(2.5, 8)).hears('failed');
    (await chatWith(2.5, 7)).hears('in time');
  });
});
