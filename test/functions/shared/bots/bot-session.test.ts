import { describe, expect, test } from '@jest/globals';
import { parseFacts } from '../../../../functions/shared/bots/bot-session.ts';

describe('a session’s facts', () => {
  test.each(['{', '[]', '{"bot":"faq"}'])('that this version did not write are not read: %s', (text) => {
    expect(parseFacts(text)).toBeUndefined();
  });
});
