import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../../../functions/set-chat-timers/settings.ts';

const deployed = {
  TIMER_POLICIES: '{"default":{"customerIdleMinutes":5}}',
  RETRY_QUEUE_URL: 'https://sqs/queue',
  TABLE_NAME: 'table',
};

describe('the settings of SetChatTimers', () => {
  test('have 3 seconds as a block’s time limit, the console’s default', () => {
    expect(readSettings(deployed).blockTimeLimitSeconds).toBe(3);
    expect(readSettings({ ...deployed, BLOCK_TIME_LIMIT_SECONDS: '8' }).blockTimeLimitSeconds).toBe(8);
  });

  test.each([
    ['TIMER_POLICIES', undefined],
    ['TIMER_POLICIES', 'no JSON'],
    ['TIMER_POLICIES', '{"patient":{"customerIdleMinutes":5}}'],
    ['TIMER_POLICIES', '[]'],
    ['TIMER_POLICIES', '{"":{"customerIdleMinutes":5}}'],
    ['TIMER_POLICIES', '{"default":5}'],
    ['TIMER_POLICIES', '{"default":{}}'],
    ['TIMER_POLICIES', '{"default":{"customerIdleMinutes":1}}'],
    ['TIMER_POLICIES', '{"default":{"custumerIdleMinutes":5}}'],
    ['BLOCK_TIME_LIMIT_SECONDS', '9'],
    ['BLOCK_TIME_LIMIT_SECONDS', 'three'],
    ['RETRY_QUEUE_URL', ''],
    ['TABLE_NAME', undefined],
  ])('name %s when it is %s', (name, value) => {
    expect(() => readSettings({ ...deployed, [name]: value })).toThrow(`The environment variable ${name} is not`);
  });
});
