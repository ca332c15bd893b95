import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  actionCompleted,
  actionStarted,
  received,
  receivedSimilar,
  testCompleted,
  testStarted,
} from '../../../infra/flows/tests/index.ts';
import type { LocalConnect } from '../../../local/index.ts';
import { drawReport } from '../../../local/test-cases/index.ts';
import { BOT, bot, lookUp, play, QUIET_QUEUE, sales, startDesk, unchain } from './desk.ts';

let connect: LocalConnect;
beforeEach(async () => {
  connect = await startDesk();
});
afterEach(() => connect.close());

const PASSED = { status: 'PASSED', reason: 'SUCCESS', failureReasons: [] };
const NOT_OBSERVED = { status: 'FAILED', failureReasons: ['OBSERVE_EVENT'] };

const noMatch = { NextAction: 'end', ErrorType: 'NoMatchingError' };

/** What was said in the newest chat. */
const texts = () =>
  (connect.timelines().at(-1) ?? []).filter(({ type }) => type === 'MESSAGE').map(({ detail }) => Object(detail).text);

describe('observations', () => {
  test('those that no other names are waited for from the start, the others one after the other', async () => {
    const steps = [received('What is it about?').end(), received('Hello')];
    expect(await play(connect, steps, { change: unchain })).toMatchObject({ ...PASSED, counts: { passed: 2 } });
    expect(await play(connect, steps)).toMatchObject(NOT_OBSERVED);
  });

  test('one event matches each of several, and what came before is not seen again', async () => {
    const both = [received('Hello'), received('welcome'), received('about').end()];
    expect(await play(connect, both, { change: unchain })).toMatchObject(PASSED);
    expect(await play(connect, [received('about'), received('Hello')])).toMatchObject(NOT_OBSERVED);
  });

  test('one in a circle is played once', async () => {
    const steps = [received('Hello'), received('about').end()];
    const circle = ([, second]: unknown[]) =>
      Object.assign(Object(second), { Transitions: { NextObservations: ['2 message received'] } });
    expect(await play(connect, steps, { change: circle })).toMatchObject(PASSED);
  });

  test('the customer’s words reach a flow that listens by then, and leaving ends the chat', async () => {
    const steps = [received('about').say('billing'), actionStarted(sales).end()];
    expect(await play(connect, steps)).toMatchObject(PASSED);
    const leaving = [received('about').leave(), testCompleted()];
    expect(await play(connect, leaving)).toMatchObject(PASSED);
  });

  test('what the customer does comes one after the other, each when the flow has come to rest', async () => {
    const steps = [received('about').say('billing').say('now').leave(), actionStarted(sales), testCompleted()];
    expect(await play(connect, steps)).toMatchObject(PASSED);
    expect(texts()).toEqual(['Hello and welcome.', 'What is it about?', 'billing', 'now']);
  });

  test('a test that ends before its flow begins starts no flow', async () => {
    expect(await play(connect, [testStarted().end()])).toMatchObject({ ...PASSED, seconds: 0 });
    expect(texts()).toEqual([]);
  });

  test('audio is never heard in a chat, and a resource goes by its id too', async () => {
    const audio = ([heard]: unknown[]) =>
      Object.assign(Object(heard).Event, { Properties: { PromptId: 'p', MatchingCriteria: { Type: 'Inclusion' } } });
    const { observations, ...report } = await play(connect, [received('Hello').end()], { change: audio });
    expect(report).toMatchObject(NOT_OBSERVED);
    expect(observations[0]?.expected).toBe('audio, which a chat does not have');
    const byId = [received('about').say('billing'), actionStarted({ ...sales, resource: 'sales' }).end()];
    expect(await play(connect, byId)).toMatchObject(PASSED);
    const other = [received('about').say('billing'), actionStarted({ ...sales, resource: QUIET_QUEUE }).end()];
    expect((await play(connect, other)).observations[1]).toMatchObject({
      status: 'FAILED',
      unmatched: [{ received: lookUp.resource }, { received: sales.resource }],
    });
  });

  test('of what came in vain the last twenty kinds are kept, and the same again counts', async () => {
    const blocks = Array.from({ length: 30 }, (_, index) => ({
      Identifier: `say ${index}`,
      Type: 'MessageParticipant',
      Parameters: { Text: index < 5 ? 'Please wait.' : `Message ${index}` },
      Transitions: { NextAction: index === 29 ? 'end' : `say ${index + 1}`, Errors: [noMatch] },
    }));
    const end = { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
    const content = { Version: '2019-10-30', StartAction: 'say 0', Actions: [...blocks, end] };
    connect.loadFlow({ name: 'Talks', type: 'CONTACT_FLOW', content });
    const long = await play(connect, [received('Goodbye')], { flow: 'Talks' });
    expect(long.observations[0]?.unmatched).toHaveLength(20);
    const told = drawReport(long);
    expect(told).toContain('received: 15 more, then “Message 25”, “Message 26”');
    const short = { ...content, Actions: [...blocks.slice(0, 4), { ...blocks[29], Identifier: 'say 4' }, end] };
    connect.loadFlow({ name: 'Talks', type: 'CONTACT_FLOW', content: short });
    expect(drawReport(await play(connect, [received('Goodbye')], { flow: 'Talks' }))).toContain(
      'received: “Please wait.”, 4 times, “Message 29”',
    );
  });

  test('what the customer cannot say is told', async () => {
    const { warnings } = await play(connect, [received('about').say('x'.repeat(20_000)), received('gold')]);
    expect(warnings).toContainEqual(expect.stringContaining('the customer could not do it: '));
  });

  test('a text that must be in a message compares case-sensitively; a similar one is scored', async () => {
    expect(await play(connect, [received('hello AND').end()])).toMatchObject(NOT_OBSERVED);
    const similar = await play(connect, [receivedSimilar('hello & welcome!').end()]);
    expect(similar.observations[0]).toMatchObject({ received: 'Hello and welcome.', score: 0.8 });
    expect(similar.warnings).toEqual([expect.stringContaining('Similarity is approximate')]);
    const other = await play(connect, [receivedSimilar('We are closed today').end()]);
    expect(other).toMatchObject(NOT_OBSERVED);
    expect(other.observations[0]?.unmatched).toEqual([
      { received: 'Hello and welcome.', times: 1, score: 0 },
      { received: 'What is it about?', times: 1, score: 0 },
      { received: 'Nobody there?', times: 1, score: 0 },
    ]);
  });
});

describe('overrides', () => {
  test('each is used once, the oldest first; then the function itself answers again', async () => {
    const steps = [
      testStarted().answer(lookUp, { tier: 'gold' }),
      actionStarted(lookUp).answer(lookUp, { tier: 'silver' }),
      received('about').check('$.Attributes.tier', 'gold').say('hi'),
      actionStarted(sales).end(),
    ];
    expect(await play(connect, steps)).toMatchObject(PASSED);
    const unused = await play(connect, [testStarted().answer(bot, {}), received('Goodbye')]);
    expect(unused.warnings).toContainEqual(`no ConnectParticipantWithLexBot of ${BOT} came for its override`);
  });

  test('an error takes its branch, or else that of all errors', async () => {
    const full = [testStarted().fail(sales, 'QueueAtCapacity'), received('about').say('hi'), received('busy')];
    expect(await play(connect, full)).toMatchObject(PASSED);
    const late = [testStarted().fail(lookUp, 'TimeLimitExceeded'), received('Sorry')];
    expect(await play(connect, late)).toMatchObject(PASSED);
  });

  test('a delay counts towards the limit of a function’s block', async () => {
    const inTime = [testStarted().answer(lookUp, { tier: 'x' }, 2), received('about').end()];
    expect(await play(connect, inTime)).toMatchObject(PASSED);
    const tooLate = [testStarted().answer(lookUp, { tier: 'x' }, 3), received('Sorry')];
    expect(await play(connect, tooLate)).toMatchObject(PASSED);
  });

  test('a contact goes into a substitute queue, and its working queue stays what it was', async () => {
    const steps = [
      testStarted().substitute(sales, QUIET_QUEUE),
      received('about').say('hi'),
      actionStarted(sales).check('$.Queue.Name', 'Sales'),
    ];
    expect(await play(connect, steps)).toMatchObject({ status: 'PASSED', reason: 'TIMEOUT', seconds: 300 });
    const queued = connect.timelines().flatMap((timeline) => timeline.filter(({ type }) => type === 'QUEUED'));
    expect(queued.map(({ detail }) => detail)).toEqual([{ queue: 'Quiet' }]);
  });

  test('a substitute that there is not fails the block', async () => {
    const steps = [testStarted().substitute(sales, 'nowhere'), received('about').say('hi'), received('Sorry')];
    expect(await play(connect, steps)).toMatchObject(PASSED);
  });

  test('a function and a bot are substituted by others', async () => {
    connect.answerFunction('other', () => ({ tier: 'other' }));
    const other = 'arn:aws:lambda:eu-west-2:111122223333:function:other';
    const steps = [
      testStarted().substitute(lookUp, other),
      received('about').check('$.Attributes.tier', 'other').end(),
    ];
    expect(await play(connect, steps)).toMatchObject(PASSED);
    const nobody = [testStarted().substitute(bot, 'arn:nobody'), received('Sorry')];
    expect(await play(connect, nobody, { flow: 'Bot desk' })).toMatchObject(PASSED);
  });

  test('a mocked bot gives what Lex reads, and its intent takes the branch', async () => {
    const steps = [
      testStarted().answer(bot, { IntentName: 'Billing', Slots: { month: 'June' } }),
      actionCompleted(bot).check('$.Lex.Slots.month', 'June'),
      received('about billing'),
    ];
    expect(await play(connect, steps, { flow: 'Bot desk' })).toMatchObject(PASSED);
    const real = [received('What can I do').say('my bill'), actionCompleted(bot).check('$.Lex.IntentName', 'Billing')];
    expect(await play(connect, real, { flow: 'Bot desk' })).toMatchObject(PASSED);
  });
});

describe('what a test reads', () => {
  test('a function’s result only after its completion was observed', async () => {
    const steps = [testStarted().answer(lookUp, { tier: 'gold' }), received('about').check('$.External.tier', 'gold')];
    expect(await play(connect, steps)).toMatchObject({ status: 'FAILED', failureReasons: ['ASSERT_DATA'] });
    const completed = actionCompleted(lookUp).log({ Tier: 'tier $.External.tier' });
    const observed = [
      testStarted().answer(lookUp, { tier: 'gold' }),
      completed.check('$.LambdaInvocation.ResultData.tier', 'gold').end(),
    ];
    const report = await play(connect, observed);
    expect(report).toMatchObject(PASSED);
    expect(drawReport(report)).toContain('✓ logs data: Tier = “tier gold”');
    const logged = { Type: 'LogData', Properties: { Expressions: { Tier: 'tier gold' } } };
    expect(Object(report.records[3]?.record).Actions[0].ActualParameters.Command).toEqual(logged);
    expect(report.observations[1]?.actions[0]).toMatchObject({ what: 'logs data', actual: { Tier: 'tier gold' } });
  });

  test('an action that takes an error branch is not completed', async () => {
    const steps = [testStarted().fail(lookUp, 'NoMatchingError'), actionCompleted(lookUp)];
    expect(await play(connect, steps)).toMatchObject(NOT_OBSERVED);
  });

  test.each([
    ['$.Attributes.tier', 'pla', 'TextStartsWith', true],
    ['$.Attributes.tier', 'PLAIN', 'Equals', false],
    ['$.Attributes.nothing', 'x', 'Equals', false],
    ['$.Channel', 'CHAT', 'Equals', true],
    ['$.ContactId', '1', 'NumberGreaterThan', false],
  ] as const)('%s against %s by %s', async (namespace, operand, operator, holds) => {
    const report = await play(connect, [received('about').check(namespace, operand, operator).end()]);
    expect(report.status).toBe(holds ? 'PASSED' : 'FAILED');
  });
});

describe('the end of a test', () => {
  test('a failed assertion ends it at once, and the rest is never waited for', async () => {
    const steps = [received('Hello').check('$.Channel', 'VOICE').say('hi'), received('about'), testCompleted()];
    const report = await play(connect, steps);
    expect(report).toMatchObject({ status: 'FAILED', reason: 'FAILURE', seconds: 0, failureReasons: ['ASSERT_DATA'] });
    expect(report.observations.map(({ status }) => status)).toEqual(['FAILED', 'NOT_REACHED', 'NOT_REACHED']);
    expect(report.counts).toEqual({ total: 3, passed: 0, failed: 1 });
    expect(connect.timelines()[0]?.at(-1)).toMatchObject({ type: 'CHAT_ENDED', detail: { reason: 'OTHER' } });
  });

  test('EndTest before a transfer keeps the contact out of the queue, and ends it', async () => {
    await play(connect, [received('about').say('hi'), actionStarted(sales).end()]);
    const types = connect.timelines()[0]?.map(({ type }) => type);
    expect(types).not.toContain('QUEUED');
    expect(types?.at(-1)).toBe('CHAT_ENDED');
  });

  test('EndTest while something else is waited for fails the test', async () => {
    const steps = [received('about').end(), received('Never said')];
    expect(await play(connect, steps, { change: unchain })).toMatchObject({ ...NOT_OBSERVED, reason: 'FAILURE' });
  });

  test('the end of the test is an event after EndTest and after the contact’s end', async () => {
    const ended = [received('about').end(), testCompleted().check('$.Attributes.tier', 'plain')];
    expect(await play(connect, ended)).toMatchObject(PASSED);
    const failing = [received('about').end(), testCompleted().check('$.Attributes.tier', 'gold')];
    expect(await play(connect, failing)).toMatchObject({ status: 'FAILED', failureReasons: ['ASSERT_DATA'] });
  });

  test('what is waited for in vain fails soon after the contact has ended', async () => {
    const report = await play(connect, [testStarted().fail(lookUp, 'NoMatchingError'), received('Never said')]);
    expect(report).toMatchObject({ ...NOT_OBSERVED, reason: 'FAILURE', seconds: 0 });
  });

  test('where all has come and the contact goes on, the 5 minutes end it, passed', async () => {
    expect(await play(connect, [received('about')])).toMatchObject({
      status: 'PASSED',
      reason: 'TIMEOUT',
      message: 'Test case execution exceeded time limit',
      seconds: 300,
    });
  });

  test('while something is waited for it goes on past the 5 minutes, and says where the service would have stopped', async () => {
    const report = await play(connect, [received('about'), received('Nobody there?')]);
    expect(report).toMatchObject({ ...PASSED, seconds: 600 });
    expect(report.warnings).toContainEqual(
      'Amazon Connect would have stopped the test after 5 minutes, FAILED: "2 message received" was still waited for',
    );
  });
});
