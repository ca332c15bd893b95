import { describe, expect, test } from '@jest/globals';
import { bots, LANGUAGES } from '../../functions/run-chat-bot/bots/index.ts';
import { addChatKit } from '../../infra/chat-kit.ts';
import { checkSettings, InvalidSettings } from '../../infra/settings/check-settings.ts';
import { checksOf, type Settings, surveyBot } from '../../infra/settings/form.ts';
import { settings } from '../../infra/settings.ts';
import { readSource, sourceFiles } from '../walls/imports.ts';
import { existing, instanceArn, queueArn } from './support/instances.ts';
import { temporaryApp } from './support/temporary.ts';

/** What is wrong with the shipped settings after a change, as a person without a type checker might make it. */
function problemsWith(change: Record<string, unknown>): readonly string[] {
  const changed: Settings = Object.assign({ ...settings }, change);
  try {
    checkSettings(changed);
  } catch (error) {
    if (error instanceof InvalidSettings) return error.problems;
    throw error;
  }
  return [];
}

const policies = (change: Record<string, unknown>) => ({ timerPolicies: { ...settings.timerPolicies, ...change } });

describe('settings', () => {
  test('the shipped settings fit', () => {
    expect(checkSettings(settings)).toBe(settings);
  });

  test('the shipped policies are those that blocks rely on', () => {
    expect(settings.timerPolicies).toEqual({
      default: {
        customerIdleMinutes: 5,
        customerAutoDisconnectMinutes: 15,
        agentIdleMinutes: 10,
        agentAutoDisconnectMinutes: 'unset',
      },
      patient: {
        customerIdleMinutes: 30,
        customerAutoDisconnectMinutes: 60,
        agentIdleMinutes: 30,
        agentAutoDisconnectMinutes: 'unset',
      },
    });
  });

  test('an existing instance is named by two ARNs', () => {
    expect(problemsWith({ instance: existing })).toEqual([]);
  });

  test.each([
    ['an id', '0a1b2c3d-1111-4222-8333-444455556666', "the instance's id alone"],
    ['an alias', 'my-contact-centre', "an instance's alias only names its web address"],
    ['a web address', 'https://my-contact-centre.my.connect.aws', 'a web address'],
    ['the ARN of something else', 'arn:aws:lambda:eu-central-1:111122223333:function:f', 'not the ARN of an'],
    ['the ARN of a queue', queueArn, 'not the ARN of an Amazon Connect instance'],
  ])('%s in place of the instance ARN is refused with what to pass instead', (_what, wrong, why) => {
    const [problem] = problemsWith({ instance: { kind: 'existing', instanceArn: wrong, queueArn } });
    expect(problem).toContain(why);
    expect(problem).toContain("pass the instance's ARN, arn:aws:connect:us-east-1:111122223333:instance/<instance id>");
  });

  test.each([
    ['a name', 'Support', "a queue's name"],
    ['an instance ARN', instanceArn, 'the ARN of an instance'],
  ])('%s in place of the queue ARN is refused', (_what, wrong, why) => {
    expect(problemsWith({ instance: { kind: 'existing', instanceArn, queueArn: wrong } })).toEqual([
      expect.stringContaining(why),
    ]);
  });

  test("another instance's queue is refused", () => {
    const other = queueArn.replace('0a1b2c3d', 'ffffffff');
    expect(problemsWith({ instance: { kind: 'existing', instanceArn, queueArn: other } })).toEqual([
      'instance.queueArn: the queue belongs to another instance; copy the ARN of a queue of instanceArn',
    ]);
  });

  test.each([1, 481, 5.5, '5', Number.POSITIVE_INFINITY, null])('a timer of %p minutes is refused', (minutes) => {
    expect(problemsWith(policies({ brisk: { customerIdleMinutes: minutes } }))).toEqual([
      expect.stringContaining("expected whole minutes from 2 to 480, or 'unset'"),
    ]);
  });

  test.each([2, 480, 'unset'])('a timer of %p minutes fits', (minutes) => {
    expect(problemsWith(policies({ brisk: { customerIdleMinutes: minutes } }))).toEqual([]);
  });

  test('a misspelt timer is refused with the one that was meant', () => {
    expect(problemsWith(policies({ brisk: { custumerIdleMinutes: 5, agentIdleMinutes: 5 } }))).toEqual([
      'timerPolicies.brisk.custumerIdleMinutes: there is no such setting; did you mean customerIdleMinutes?',
    ]);
  });

  test('a policy without timers, and settings without a default policy, are refused', () => {
    expect(problemsWith(policies({ default: undefined, empty: {} }))).toEqual([
      'timerPolicies.default: missing; a block without parameters uses it',
      expect.stringContaining('timerPolicies.default: got nothing'),
      expect.stringContaining('timerPolicies.empty: sets no timer'),
    ]);
  });

  test.each([0, 9, 2.5, '3'])('a block time limit of %p seconds is refused', (seconds) => {
    expect(problemsWith({ blockTimeLimitSeconds: seconds })).toEqual([expect.stringContaining('from 1 to 8')]);
  });

  test.each(['', 'Test', 'two words', 'a-stage-that-is-far-too-long'])('the stage %p is refused', (stage) => {
    expect(problemsWith({ stage })).toEqual([expect.stringContaining('stage: got')]);
  });

  test('a retention that CloudWatch Logs does not offer is refused', () => {
    expect(problemsWith({ logRetentionDays: 31 })).toEqual([expect.stringContaining('expected one of 1, 3, 5, 7')]);
  });

  test('a language without texts, and a text that is missing, blank or too long, are refused', () => {
    const texts = {
      ...settings.texts,
      de: { ...settings.texts.de, welcome: ' ', goodbye: undefined, queued: 'a'.repeat(1001) },
    };
    expect(problemsWith({ language: 'fr', texts })).toEqual([
      'language: got "fr", expected one of en, de, or add its texts',
      'texts.de.welcome: expected a text that is not blank',
      'texts.de.queued: 1001 characters, expected 1000 at most',
      'texts.de.goodbye: missing',
    ]);
  });

  test('policies that the function’s environment has no room for are refused with what to do', () => {
    const many = (count: number) =>
      policies(
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`policy${index}`, settings.timerPolicies.default]),
        ),
      );
    expect(problemsWith(many(15))).toEqual([]);
    expect(problemsWith(many(40))).toEqual([
      expect.stringMatching(/^timerPolicies: \d{4} bytes as JSON, expected 3072 at most.*remove or shorten policies/),
    ]);
  });

  test('alarms may name a topic of the instance’s Region', () => {
    const topicIn = (region: string) => `arn:aws:sns:${region}:111122223333:alarms`;
    const instance = existing;
    expect(problemsWith({ alarmTopicArn: topicIn('eu-west-1') })).toEqual([]);
    expect(problemsWith({ instance, alarmTopicArn: topicIn('eu-central-1') })).toEqual([]);
    expect(problemsWith({ instance, alarmTopicArn: topicIn('eu-west-1') })).toEqual([
      expect.stringContaining('name a topic in eu-central-1'),
    ]);
    expect(problemsWith({ alarmTopicArn: 'alarms' })).toEqual([
      expect.stringContaining('the ARN of an Amazon SNS topic'),
    ]);
  });

  test('functions may be traced, or not', () => {
    expect(problemsWith({ tracing: true })).toEqual([]);
    expect(problemsWith({ tracing: 'PassThrough' })).toEqual(['tracing: got "PassThrough", expected true or false']);
  });

  test('a problem is bounded in length, whatever was written', () => {
    const [problem = ''] = problemsWith({ logRetentionDays: 'x'.repeat(100_000) });
    expect(problem).toMatch(/^logRetentionDays: got "x{199}…, expected one of 1, 3/);
  });

  test.each([
    ['bedrockModelId', undefined],
    ['blockTimeLimitSeconds', undefined],
    ['tracing', undefined],
    ['startChat', undefined],
    ['alarmTopicArn', undefined],
    ['testCases', undefined],
  ])('%s may be left out', (name, value) => {
    expect(problemsWith({ [name]: value })).toEqual([]);
  });

  test.each([
    'instance',
    'stage',
    'timerPolicies',
    'bot',
    'logRetentionDays',
    'associateFunctions',
    'language',
    'texts',
  ])('%s may not be left out, and null is not a value of it', (name) => {
    for (const nothing of [undefined, null]) {
      expect(problemsWith({ [name]: nothing })).toEqual([expect.stringContaining(`${name}: got n`)]);
    }
  });

  test('settings that are not an object are refused', () => {
    const notAnObject: Settings = JSON.parse('[]');
    expect(() => checkSettings(notAnObject)).toThrow('`settings` must be an object');
  });

  test('an instance that is neither the sandbox nor there is refused, as are parts that it does not have', () => {
    expect(problemsWith({ instance: { kind: 'new' } })).toEqual([expect.stringContaining('instance.kind: got "new"')]);
    expect(problemsWith({ instance: { kind: 'sandbox', queueArn } })).toEqual([
      expect.stringContaining('instance.queueArn: there is no such setting'),
    ]);
    expect(problemsWith({ instance: { kind: 'existing', instanceArn } })).toEqual([
      expect.stringContaining("instance.queueArn: missing; pass the queue's ARN"),
    ]);
  });

  test('a policy with a name that blocks cannot use, and a language that is not a form, are refused', () => {
    expect(problemsWith(policies({ '5 minutes': { agentIdleMinutes: 5 } }))).toEqual([
      expect.stringContaining("a policy's name is a letter"),
    ]);
    expect(problemsWith({ texts: { ...settings.texts, fr: 'Bonjour' } })).toEqual([
      expect.stringContaining('texts.fr: got "Bonjour", expected { welcome'),
    ]);
    expect(problemsWith({ texts: { de: settings.texts.de }, language: 'de' })).toEqual(['texts.en: missing']);
  });

  test.each(['NONE', 'my bot', '', 5])('the bot %p is refused', (bot) => {
    expect(problemsWith({ bot })).toEqual([expect.stringContaining('the name of a bot of your own: small letters')]);
  });

  test('every problem is listed at once', () => {
    const changed: Settings = Object.assign(
      { ...settings },
      { stage: 'Test', associateFunctions: 'yes', lenguage: 'en' },
    );
    expect(() => checkSettings(changed)).toThrow(
      [
        'infra/settings.ts has 3 problems:',
        '  - settings.lenguage: there is no such setting; did you mean language?',
        '  - stage: got "Test", expected \'default\' or a word of at most 20 small letters, digits and hyphens',
        '  - associateFunctions: got "yes", expected true or false',
      ].join('\n'),
    );
  });
});

test('a bot that is not in the bundle is refused, with the one that was meant', () => {
  expect(() => checkSettings({ ...settings, bot: 'faqq' }, ['faq', 'bedrock'])).toThrow(
    "has no bot 'faqq'; did you mean 'faq'? There are none, faq, bedrock",
  );
  expect(() => checkSettings({ ...settings, bot: 'concierge' }, ['faq', 'bedrock'])).toThrow(
    "has no bot 'concierge'. There are none, faq, bedrock",
  );
  expect(checkSettings({ ...settings, bot: 'parcels' }, ['faq', 'parcels'])).toMatchObject({ bot: 'parcels' });
});

test('a language that the bots do not speak is refused by name, with what to do', () => {
  const french: Settings = { ...settings, language: 'fr', texts: { ...settings.texts, fr: settings.texts.en } };
  expect(() => checkSettings(french, undefined, LANGUAGES)).toThrow(
    'language: bots do not speak "fr", they speak en, de. Add it to functions/run-chat-bot/bots/languages.ts',
  );
  expect(checkSettings(french, undefined, [...LANGUAGES, 'fr'])).toBe(french);
});

test('addChatKit holds the settings to the bots of the bundle, and to the languages that they speak', () => {
  const french: Settings = { ...settings, language: 'fr', texts: { ...settings.texts, fr: settings.texts.en } };
  const bundled = { bots: ['faq'], botLanguages: LANGUAGES };
  expect(() => addChatKit(temporaryApp(), { settings: { ...french, bot: 'faqq' }, ...bundled })).toThrow(
    /has no bot 'faqq'.*\n.*bots do not speak "fr", they speak en, de/,
  );
});

test('the bots speak every language that the settings have texts in', () => {
  expect(Object.keys(settings.texts).toSorted()).toEqual([...LANGUAGES].toSorted());
});

test.each(['always', true, null, 'agent-ends '])('survey: %j is refused by name', (survey) => {
  expect(() => checkSettings(Object.assign({ ...settings }, { survey }))).toThrow(
    /survey: got .*, expected 'none', 'agent-ends' or 'either-ends'/,
  );
});

test('a bot of one’s own is the one that the settings name: no block could have it otherwise', () => {
  const own = Object.keys(bots).filter((bot) => !['faq', 'bedrock', surveyBot].includes(bot));
  expect(own.filter((bot) => bot !== settings.bot)).toEqual([]);
});

describe.each(Object.keys(checksOf({ bots: undefined, botLanguages: undefined })))('the setting %s', (name) => {
  const isIn = (file: string) => new RegExp(`\\b${name}\\b`).test(readSource(file));

  test('is explained in infra/settings.ts, where people look for it', () => {
    expect(isIn('infra/settings.ts')).toBe(true);
  });

  test('is used', () => {
    expect(sourceFiles('infra').some((file) => !file.startsWith('infra/settings') && isIn(file))).toBe(true);
  });
});
