import { describe, expect, test } from '@jest/globals';
import { block, ends } from './blocks.ts';
import { RunningChat, say } from './running-chat.ts';

const ERRORS = ['TimeLimitExceeded', 'NoMatchingError'];
const POOL = { UserPoolArn: 'arn:aws:cognito-idp:eu-west-2:111122223333:userpool/p', AppClientId: 'app' };

async function asked(parameters: Readonly<Record<string, unknown>> = {}, attributes: Record<string, string> = {}) {
  const running = new RunningChat();
  const given = { CognitoConfiguration: POOL, TimeLimitMinutes: '$.Attributes.minutes', ...parameters };
  const signIn = block('AuthenticateParticipant', given, { errors: ERRORS, conditions: ['OptedOut'] });
  const known = "$.SegmentAttributes['connect:CustomerAuthentication']";
  const actions = [
    signIn,
    say('done', `${known}['Status'] ${known}['AssociatedCustomerId']`, 'end'),
    ...ends('OptedOut', ...ERRORS),
  ];
  const chat = await running.start(actions, { minutes: '5', ...attributes });
  return { running, chat };
}

describe('AuthenticateParticipant', () => {
  test('waits for the customer, who is signed in under an id that the flow can read', async () => {
    const { running, chat } = await asked();
    expect(chat.current.state).toBe('WAITING');
    running.runner.signIn(chat)?.succeed('customer-7');
    await running.settled();
    expect(chat.transcript.map(({ content }) => content)).toContain('AUTHENTICATED customer-7');
    expect(running.runner.signIn(chat)).toBeUndefined();
  });

  test.each([
    ['not whole minutes', {}, { minutes: '2.5' }],
    ['no time', {}, { minutes: '0' }],
    ['no app client', { CognitoConfiguration: { UserPoolArn: POOL.UserPoolArn } }, {}],
  ])('takes the error branch for %s', async (_, parameters, attributes) => {
    const { running, chat } = await asked(parameters, attributes);
    expect(running.runner.signIn(chat)).toBeUndefined();
    expect(chat.transcript.map(({ content }) => content)).toContain('NoMatchingError');
  });

  test('is over with the chat', async () => {
    const { running, chat } = await asked();
    running.engine.endChat(chat.initialContactId, 'API');
    await running.settled();
    expect(running.runner.signIn(chat)).toBeUndefined();
  });
});
