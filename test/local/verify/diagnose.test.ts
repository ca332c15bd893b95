import { describe, expect, test } from '@jest/globals';
import { diagnose, diagnoseAnswer } from '../../../local/verify/diagnose.ts';
import { Trouble } from '../../../local/verify/outcome.ts';

const named = (name: string, message = 'for 0a1b2c3d-1111-4222-8333-444455556666') =>
  Object.assign(new Error(message), { name });

describe('an error of the service, or on the way to it, has a cause and something to do', () => {
  test.each([
    [named('CredentialsProviderError'), 'there are no credentials', 'aws sso login'],
    [named('ExpiredTokenException'), 'or they have run out', 'aws sso login'],
    [new Error('Region is missing'), 'no Region is configured', 'set AWS_REGION'],
    [named('AccessDeniedException'), 'these credentials may not do this', 'docs/verify.md'],
    [named('AuthorizationErrorException'), 'these credentials may not do this', 'docs/verify.md'],
    [named('ThrottlingException'), 'a quota is used up', 'npm run capacity'],
    [named('TooManyRequestsException'), 'a quota is used up', 'npm run capacity'],
    [named('ServiceQuotaExceededException'), 'as many chats as its quota allows', 'wait for chats to end'],
    [named('ResourceNotFoundException'), 'not in this instance', 'npm run deploy'],
    [Object.assign(new Error(), { code: 'ENOTFOUND' }), 'nothing answers there', 'the network'],
    [new TypeError('fetch failed'), 'nothing answers there', 'the network'],
    [named('InternalServiceException'), 'not one that is known here', 'function logs'],
    ['a text', 'not one that is known here', 'function logs'],
  ])('%s', (thrown, cause, fix) => {
    const finding = diagnose(thrown, 'doing it');
    expect(finding).toMatchObject({
      state: 'FAILED',
      cause: expect.stringContaining(cause),
      fix: expect.stringContaining(fix),
    });
    // The message of an error may name ids.
    expect(finding.says).toMatch(/^doing it: [A-Za-z ]+$/);
  });

  test('and what a check found itself stands as it is', () => {
    expect(diagnose(new Trouble('it is not there', 'why', 'what'), 'doing it')).toEqual({
      ...{ state: 'FAILED', says: 'it is not there', cause: 'why', fix: 'what' },
    });
  });
});

describe('what a flow function answered', () => {
  test.each([
    ['ACCESS_DENIED', 'the policy of the streaming topic'],
    ['THROTTLED', 'a quota of Amazon Connect is used up'],
    ['CONTACT_NOT_FOUND', 'another instance'],
    ['INVALID_PARAMETERS', 'not of one version'],
    ['SOMETHING_NEW', 'not one that is known here'],
  ])('%s', (errorCode, cause) => {
    expect(diagnoseAnswer('SetChatTimers', 'ERROR', errorCode)).toMatchObject({
      says: `SetChatTimers answered ${errorCode}`,
      cause: expect.stringContaining(cause),
    });
  });

  test('is no failure where it is none', () => {
    expect(diagnoseAnswer('SetChatTimers', 'SET', '')).toBeUndefined();
  });
});
