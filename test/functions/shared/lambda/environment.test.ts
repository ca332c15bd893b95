import { describe, expect, test } from '@jest/globals';
import { readSettings as readRunChatBotSettings } from '../../../../functions/run-chat-bot/settings.ts';
import { readSettings as readStartChatSettings } from '../../../../functions/start-chat/settings.ts';

const startChat = {
  INSTANCE_ID: 'instance',
  CONTACT_FLOW_ID: 'flow',
  ALLOWED_ORIGINS: '["https://example.com"]',
  ALLOWED_ATTRIBUTES: '[]',
  IDENTITY: 'none',
  REHYDRATION_TYPE: 'FROM_SEGMENT',
  RESUME_WITHIN_DAYS: '30',
  TABLE_NAME: 'table',
};

const runChatBot = { LANGUAGE: 'de', BOT_TOPIC_ARN: 'topic', BOT_QUEUE_URL: 'queue', TABLE_NAME: 'table' };

describe('the environment of a function', () => {
  test('is read as its settings', () => {
    expect(readStartChatSettings(startChat)).toMatchObject({
      allowedOrigins: new Set(['https://example.com']),
      identity: 'none',
      resumeWithinDays: 30,
    });
    expect(readRunChatBotSettings(runChatBot).language).toBe('de');
  });

  test.each([
    ['ALLOWED_ORIGINS', 'https://example.com', 'is not valid: expected a JSON list of text.'],
    ['ALLOWED_ATTRIBUTES', '["topic",7]', 'is not valid: expected a JSON list of text.'],
    ['IDENTITY', 'JWT', 'is not valid: expected jwt or none.'],
    ['REHYDRATION_TYPE', undefined, 'is not set.'],
    ['RESUME_WITHIN_DAYS', '0', 'is not valid: expected 1 to 365 days.'],
    ['RESUME_WITHIN_DAYS', '366', 'is not valid: expected 1 to 365 days.'],
    ['RESUME_WITHIN_DAYS', 'a month', 'is not valid: expected 1 to 365 days.'],
    ['TABLE_NAME', '', 'is not set.'],
  ])('is refused by name: %s=%s', (name, value, problem) => {
    expect(() => readStartChatSettings({ ...startChat, [name]: value })).toThrow(
      `The environment variable ${name} ${problem}`,
    );
  });

  test('of RunChatBot is refused where it names a language that the bots do not speak', () => {
    expect(() => readRunChatBotSettings({ ...runChatBot, LANGUAGE: 'fr' })).toThrow(
      'The environment variable LANGUAGE is not valid: expected en or de.',
    );
  });
});
