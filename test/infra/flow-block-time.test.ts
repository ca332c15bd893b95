import { describe, expect, test } from '@jest/globals';
import { action, disconnect, type FlowDefinition, loop, message, wait } from '../../infra/flows/builder/index.ts';
import { greetThen, invoke, problemsOf } from './try-flow.ts';

describe('a flow is refused for', () => {
  test('a Lambda block in an inbound flow before the customer was told anything', () => {
    const definition: FlowDefinition = {
      name: 'Tried out',
      type: 'CONTACT_FLOW',
      start: 'Try',
      blocks: { Try: invoke(8, 'Greet'), Greet: message({ text: 'Hello', next: 'End' }), End: disconnect() },
    };
    expect(problemsOf(definition)).toEqual([
      { block: 'Try', message: expect.stringContaining('before the customer has been told anything') },
    ]);
  });

  test('Lambda blocks that may take more than 20 s in a row', () => {
    const chain = { Try: invoke(8, 'Second'), Second: invoke(8, 'Third'), Third: invoke(8, 'End') };
    const broken = { ...chain, Second: invoke(8, 'Talk'), Talk: message({ text: 'One moment', next: 'Third' }) };
    expect(problemsOf(greetThen(chain))).toEqual([
      { block: 'Try', message: expect.stringContaining('may take 24 s in a row') },
    ]);
    expect(problemsOf(greetThen(broken))).toEqual([]);
  });

  const rounds = (times: number | string, seconds: number) => ({
    Try: loop({ times, onRound: 'Round', onDone: 'End' }),
    Round: invoke(seconds, 'Try'),
  });

  test('a Loop does not end the chain: three Lambda blocks with one between them', () => {
    const chain = {
      Try: invoke(8, 'Again'),
      Again: loop({ times: 1, onRound: 'Second', onDone: 'Third' }),
      Second: invoke(8, 'Again'),
      Third: invoke(8, 'End'),
    };
    expect(problemsOf(greetThen({ ...chain, Second: message({ text: 'One moment', next: 'Again' }) }))).toEqual([]);
    expect(problemsOf(greetThen(chain))).toEqual([
      { block: 'Try', message: expect.stringContaining('may take 24 s in a row') },
    ]);
  });

  test.each([
    ['as often as its count says', 4, 6, 24],
    ['as often as its count says, and no more', 3, 6, undefined],
    ['once where the count is a reference', '$.Attributes.times', 8, undefined],
    ['not at all where the count is 0', 0, 8, undefined],
  ])('the body of a Loop counts %s', (_, times, seconds, expected) => {
    const problems = problemsOf(greetThen(rounds(times, seconds)));
    expect(problems).toEqual(
      expected === undefined
        ? []
        : [{ block: 'Round', message: expect.stringContaining(`may take ${expected} s in a row`) }],
    );
  });

  test('what goes before a Loop, and what comes after it, are of one chain with its rounds', () => {
    const chain = { ...rounds(2, 4), Try: invoke(8, 'Again'), Round: invoke(4, 'Again') };
    const around = {
      ...chain,
      Again: loop({ times: 2, onRound: 'Round', onDone: 'After' }),
      After: invoke(8, 'End'),
    };
    expect(problemsOf(greetThen(around))).toEqual([
      { block: 'Try', message: expect.stringContaining('may take 24 s in a row') },
    ]);
  });

  test('Loops within Loops multiply', () => {
    const nested = {
      Try: loop({ times: 3, onRound: 'Inner', onDone: 'End' }),
      Inner: loop({ times: 3, onRound: 'Round', onDone: 'Try' }),
      Round: invoke(3, 'Inner'),
    };
    expect(problemsOf(greetThen(nested))).toEqual([
      { block: 'Round', message: expect.stringContaining('may take 27 s in a row') },
    ]);
  });

  test('a round that talks to the customer ends the chain, and its last Lambda block goes on when the loop is done', () => {
    const talking = (after: number) => ({
      Try: loop({ times: 9, onRound: 'Say', onDone: 'After' }),
      Say: message({ text: 'One moment', next: 'Round' }),
      Round: invoke(8, 'Try'),
      After: invoke(after, 'Then'),
      Then: invoke(8, 'End'),
    });
    expect(problemsOf(greetThen(talking(4)))).toEqual([]);
    expect(problemsOf(greetThen(talking(8)))).toEqual([
      { block: 'Round', message: expect.stringContaining('may take 24 s in a row') },
    ]);
  });

  test('what a chat cannot do neither talks nor ends the chain: it takes its error branch', () => {
    const input = (onError: string) =>
      action({
        type: 'GetParticipantInput',
        parameters: { Text: 'Press 1', InputTimeLimitSeconds: '5', StoreInput: 'True' },
        next: onError,
        conditions: [{ operator: 'Equals', operand: '1', next: 'End' }],
        errors: [{ error: 'NoMatchingError', next: onError }],
      });
    const chain = {
      Try: invoke(8, 'Ask'),
      Ask: input('Second'),
      Second: invoke(8, 'Third'),
      Third: invoke(8, 'End'),
    };
    expect(problemsOf(greetThen(chain))).toEqual([
      { block: 'Try', message: expect.stringContaining('may take 24 s in a row') },
    ]);
    expect(problemsOf(greetThen({ Try: input('Try') }))).toEqual([
      { block: 'Try', message: expect.stringContaining('never rests') },
    ]);
  });

  test('a Loop that begins anew when it is done never rests', () => {
    const endless = {
      Try: {
        ...loop({ times: 3, onRound: 'Say', onDone: 'Try' }),
        errors: [{ error: 'NoMatchingError', next: 'End' }],
      },
      Say: message({ text: 'Again', next: 'Try' }),
    };
    expect(problemsOf(greetThen(endless))).toEqual([{ block: 'Try', message: expect.stringContaining('never rests') }]);
  });

  test('a loop in which the contact never rests', () => {
    const round = { Try: message({ text: 'Again', next: 'Ask' }), Ask: askForever('Try') };
    const calm = {
      Try: message({ text: 'Again', next: 'Rest' }),
      Rest: wait({ seconds: 60, onTimeExpired: 'Try', onError: 'End' }),
    };
    expect(problemsOf(greetThen(round))).toEqual([
      { block: 'Try', message: expect.stringContaining('never rests') },
      { block: 'Ask', message: expect.stringContaining('never rests') },
    ]);
    expect(problemsOf(greetThen(calm))).toEqual([]);
  });
});

/** Goes round until an attribute says otherwise, which nobody sets. */
function askForever(next: string) {
  return action({
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.done' },
    next,
    conditions: [{ operator: 'Equals', operand: 'yes', next: 'End' }],
    errors: [{ error: 'NoMatchingCondition', next }],
  });
}
