import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { planBot } from '../../functions/add-chat-bot/plan-bot.ts';
import { isDisplayName as isNameOfFunctions } from '../../functions/shared/flow/display-name.ts';
import { readChatRequest } from '../../functions/start-chat/chat-request.ts';
import { ChatBot } from '../../infra/index.ts';
import { checkSettings } from '../../infra/settings/check-settings.ts';
import { settings } from '../../infra/settings.ts';
import { isDisplayName } from '../../local/flow-language/index.ts';
import { LocalConnect } from '../../local/index.ts';
import { greetingFlow } from '../fixtures/waiting-flow.ts';
import { instanceArn } from '../infra/support/instances.ts';
import { temporaryApp } from '../infra/support/temporary.ts';

const GOOD = [
  'Mia',
  'Ann-Sophie Müller',
  '東京 太郎',
  'محمد',
  'שרה\u200f',
  '👩‍👩‍👧',
  'x',
  'x'.repeat(256),
  '5',
  '“Mia”',
];
const BAD: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['spaces', '  '],
  ['a no-break space', '\u00a0'],
  ['an ideographic space', '\u3000'],
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a Hangul filler', '\u3164'],
  ['a blank of Braille', '\u2800'],
  ['a variation selector', '\ufe0f'],
  ['tags', '\u{e0041}\u{e007f}'],
  ['a line break', 'Mia\nAgent'],
  ['a null', 'Mia\u0000'],
  ['a sequence that clears a screen', '\u001b[2JMia'],
  ['a control character of Latin-1', 'Mia\u009b'],
  ['a line separator', 'Mia\u2028Agent'],
  ['a direction override', 'Mia\u202etnegA'],
  ['an embedding of direction', '\u202aMia'],
  ['an isolate of direction', '\u2066Mia'],
  ['half a character', 'Mia\ud800'],
  ['257 characters', 'x'.repeat(257)],
];

let connect: LocalConnect;
beforeAll(async () => {
  const flow = { name: 'Hello', type: 'CONTACT_FLOW', content: greetingFlow('Hello', 60) } as const;
  connect = await LocalConnect.start({ flows: [flow] });
});
afterAll(() => connect.close());

const deployed = { instanceId: 'i', contactFlowId: 'f', allowedAttributes: new Set<string>() };
const chatOf = (DisplayName: string) =>
  readChatRequest(JSON.stringify({ ParticipantDetails: { DisplayName } }), deployed);
const bots = { bots: ['faq'], displayName: 'Assistant' };
const botOf = (name: string) => planBot(new Map([['displayName', name]]), bots);

test.each(GOOD)('%j is a name everywhere', (name) => {
  expect(isDisplayName(name) && isNameOfFunctions(name)).toBe(true);
  expect(chatOf(name)).toHaveProperty('request');
  expect(botOf(name)).toHaveProperty('plan');
  expect(() => connect.agent(name)).not.toThrow();
});

describe.each(BAD)('a name that is or has %s is refused', (_, name) => {
  test('by StartChat and AddChatBot', () => {
    expect(chatOf(name)).toEqual({
      problems: [expect.stringContaining('ParticipantDetails.DisplayName: expected text')],
    });
    expect(botOf(name)).toEqual({ problems: [expect.stringContaining('displayName is not a name that can be shown')] });
  });

  test('by the settings and by the construct', () => {
    const texts = { ...settings.texts, en: { ...settings.texts.en, assistant: name } };
    expect(() => checkSettings({ ...settings, texts })).toThrow('texts.en.assistant: expected');
    const stack = new Stack(temporaryApp(), 'Stack');
    const instance = { instanceArn, accountId: '111122223333' };
    expect(() => new ChatBot(stack, 'Bot', { instance, displayName: name })).toThrow('displayName: expected');
  });

  test('by /local/agents and the test library', async () => {
    const path = `/local/agents/${encodeURIComponent(name.toWellFormed())}/accept`;
    const { status } = await fetch(connect.url + path, { method: 'POST', body: '{}' });
    if (name !== '' && name.isWellFormed()) expect(status).toBe(400);
    expect(() => connect.agent(name)).toThrow('agent takes a name');
    expect(() => connect.bot(name)).toThrow('bot takes a name');
    await expect(connect.startChat({ flow: 'Hello', name })).rejects.toThrow('takes a name');
  });
});
