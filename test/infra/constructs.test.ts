import { describe, expect, test } from '@jest/globals';
import { Aws, Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ChatBot, type ChatBotProps } from '../../infra/constructs/chat-bot.ts';
import { ChatDashboard } from '../../infra/constructs/chat-dashboard.ts';
import { ChatStarter } from '../../infra/constructs/chat-starter.ts';
import { ChatTimers } from '../../infra/constructs/chat-timers.ts';
import { ContactLookUp } from '../../infra/constructs/contact-look-up.ts';
import { ringTopic } from '../../infra/ring-topic.ts';
import { settings } from '../../infra/settings.ts';
import { instanceArn } from './support/instances.ts';
import { flatten } from './support/synth-kit.ts';
import { temporaryApp } from './support/temporary.ts';

const flowArn = `${instanceArn}/contact-flow/9f8e7d6c-1111-4222-8333-444455556666`;
const instance = { instanceArn, accountId: '111122223333' };
const allowedOrigins = ['https://shop.example'];
const open = { kind: 'none', acknowledged: 'anyone may start chats' } as const;

/** A stack of somebody else's, in which the constructs have nothing but what they need. */
function stackWith(fill: (stack: Stack) => unknown): Template {
  const stack = new Stack(temporaryApp(), 'Somebodys', { env: { account: '111122223333', region: 'eu-central-1' } });
  fill(stack);
  return Template.fromStack(stack);
}

const environmentOf = (template: Template, functionName: string): Record<string, unknown> =>
  template.findResources('AWS::Lambda::Function')[functionName]?.Properties.Environment.Variables;

describe('a construct needs no more than its instance', () => {
  test.each([
    ['ChatTimers', (stack: Stack) => new ChatTimers(stack, 'Mine', { instance }), 1],
    ['ChatBot', (stack: Stack) => new ChatBot(stack, 'Mine', { instance }), 1],
    [
      'ChatStarter',
      (stack: Stack) => new ChatStarter(stack, 'Mine', { instance, flowArn, allowedOrigins, authorizer: open }),
      1,
    ],
    ['ContactLookUp', (stack: Stack) => new ContactLookUp(stack, 'Mine', { instance }), 0],
  ])('%s', (_name, make, tables) => {
    const template = stackWith(make);
    template.resourceCountIs('AWS::DynamoDB::Table', tables);
    template.resourceCountIs('AWS::KMS::Key', tables);
    for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function'))) {
      expect('TABLE_NAME' in Properties.Environment.Variables).toBe(tables === 1);
    }
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  test('timer policies for which a function’s environment has no room are refused', () => {
    const policies = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`policy${index}`, { customerIdleMinutes: 5 }]),
    );
    const { default: byDefault } = settings.timerPolicies;
    expect(() =>
      stackWith((stack) => new ChatTimers(stack, 'Mine', { instance, policies: { ...policies, default: byDefault } })),
    ).toThrow(/^timerPolicies: \d+ bytes as JSON, expected 3072 at most/);
  });

  test('the defaults are those of the kit’s settings', () => {
    const template = stackWith((stack) => {
      new ChatBot(stack, 'ChatBot', { instance });
      new ChatStarter(stack, 'ChatStarter', { instance, flowArn, allowedOrigins, authorizer: open });
    });
    expect(environmentOf(template, 'AddChatBot')).toMatchObject({
      BOTS: 'faq',
      BOT_DISPLAY_NAME: settings.texts.en.assistant,
      BLOCK_TIME_LIMIT_SECONDS: '3',
    });
    expect(environmentOf(template, 'RunChatBot')).toMatchObject({ LANGUAGE: settings.language });
    expect(environmentOf(template, 'StartChat')).toMatchObject({
      ALLOWED_ORIGINS: JSON.stringify(allowedOrigins),
      IDENTITY: 'none',
      RESUME_WITHIN_DAYS: '30',
    });
  });
});

test('constructs of one stack may share a table and its key', () => {
  const template = stackWith((stack) => {
    const { storage } = new ChatTimers(stack, 'ChatTimers', { instance });
    new ChatBot(stack, 'ChatBot', { instance, storage });
    new ChatStarter(stack, 'ChatStarter', { instance, flowArn, allowedOrigins, authorizer: open, storage });
  });
  template.resourceCountIs('AWS::DynamoDB::Table', 1);
  template.resourceCountIs('AWS::KMS::Key', 1);
});

test('a model puts the bot that asks it first, and the bot needs one', () => {
  const bedrockModelId = 'eu.amazon.nova-lite-v1:0';
  const template = stackWith((stack) => new ChatBot(stack, 'ChatBot', { instance, bedrockModelId }));
  expect(environmentOf(template, 'AddChatBot').BOTS).toBe('bedrock,faq');
  expect(() => stackWith((stack) => new ChatBot(stack, 'ChatBot', { instance, bots: ['bedrock'] }))).toThrow(
    'ChatBot has the bot "bedrock", and no model for it: pass bedrockModelId',
  );
});

describe('a ChatBot that could not work is refused at synthesis', () => {
  const make = (props: Partial<ChatBotProps>) => () =>
    stackWith((stack) => new ChatBot(stack, 'ChatBot', { instance, ...props }));

  test.each([
    'arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0',
    'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.amazon.nova-lite-v1:0',
    '',
  ])('the model %j', (bedrockModelId) => {
    expect(make({ bedrockModelId })).toThrow(
      `Somebodys/ChatBot.bedrockModelId: got "${bedrockModelId}", expected the id, not the ARN, of a model`,
    );
  });

  test('… but not one that is known only at deployment', () => {
    expect(make({ bedrockModelId: Fn.importValue('TheModel') })).not.toThrow();
  });

  test('no bot', () => {
    expect(make({ bots: [] })).toThrow("Somebodys/ChatBot has no bot: pass one at least, such as bots: ['faq']");
  });

  test.each(['faq,orders', 'my bot', ' faq', ''])('the bot %j', (bot) => {
    expect(make({ bots: ['faq', bot] })).toThrow(
      `Somebodys/ChatBot.bots: got "${bot}", expected names without commas and blanks`,
    );
  });

  test('a language without texts', () => {
    expect(make({ language: 'fr' })).toThrow('Somebodys/ChatBot.language: got "fr", expected one of en, de');
    expect(make({ language: 'de' })).not.toThrow();
    expect(make({ language: Fn.importValue('TheLanguage'), displayName: 'Robo' })).not.toThrow();
  });
});

test('what a ChatStarter is given is checked as the settings are', () => {
  const make = (origins: readonly string[]) => (stack: Stack) =>
    new ChatStarter(stack, 'ChatStarter', {
      instance,
      flowArn,
      allowedOrigins: origins,
      authorizer: open,
      requestBurst: 9,
    });
  expect(() => stackWith(make(['*']))).toThrow(/allowedOrigins: got "\*".*\n.*requestBurst: got 9/);
});

test('a ChatStarter opens no door that nobody asked for', () => {
  const untyped = (props: object) => (stack: Stack) =>
    new ChatStarter(
      stack,
      'ChatStarter',
      Object.assign({ instance, flowArn, allowedOrigins, authorizer: open }, props),
    );
  expect(() => stackWith(untyped({ authorizer: undefined }))).toThrow(
    'startChat.authorizer: got nothing; write { kind:',
  );
  expect(() => stackWith(untyped({ authorizer: { kind: 'none' } }))).toThrow(
    'startChat.authorizer.acknowledged: got nothing',
  );
  expect(() => stackWith(untyped({}))).not.toThrow();
});

test('an identity provider that is known only at deployment verifies callers', () => {
  const issuer = `https://cognito-idp.${Aws.REGION}.amazonaws.com/eu-central-1_example`;
  const template = stackWith((stack) => {
    const authorizer = { kind: 'jwt', issuer, audience: ['chat'] } as const;
    new ChatStarter(stack, 'ChatStarter', { instance, flowArn, allowedOrigins, authorizer });
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'JWT' });
  template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { IDENTITY: 'jwt' } } });
});

test('a function may appear in the console’s list', () => {
  const template = stackWith((stack) => {
    const { setChatTimers } = new ChatTimers(stack, 'ChatTimers', { instance });
    setChatTimers.associateWith(instance);
  });
  template.hasResourceProperties('AWS::Connect::IntegrationAssociation', {
    InstanceId: instanceArn,
    IntegrationType: 'LAMBDA_FUNCTION',
    IntegrationArn: { 'Fn::GetAtt': ['SetChatTimers', 'Arn'] },
  });
});

test('a dashboard shows what it is given', () => {
  const template = stackWith((stack) => {
    const timers = new ChatTimers(stack, 'ChatTimers', { instance });
    new ChatDashboard(stack, 'ChatDashboard', { timers });
  });
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  expect(dashboard?.Properties).not.toHaveProperty('DashboardName');
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);
  expect(body).toContain('TimersSet');
  expect(body).not.toContain('BotsAdded');
});

test('a dashboard shows what the API of a ChatStarter refuses by itself', () => {
  const template = stackWith((stack) => {
    const starter = new ChatStarter(stack, 'ChatStarter', { instance, flowArn, allowedOrigins, authorizer: open });
    new ChatDashboard(stack, 'ChatDashboard', { starter });
  });
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const body = flatten(dashboard?.Properties.DashboardBody);
  expect(body).toMatch(/"AWS\/ApiGateway","4xx","ApiId","[^"]*ChatApi"/);
});

test('one call has all alarms of a stack tell a topic', () => {
  const topicArn = 'arn:aws:sns:eu-central-1:111122223333:alarms';
  const template = stackWith((stack) => {
    new ChatBot(stack, 'ChatBot', { instance });
    ringTopic(stack, topicArn);
  });
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [topicArn], OKActions: [topicArn] });
});

describe('tracing', () => {
  const template = stackWith((stack) => new ContactLookUp(stack, 'ContactLookUp', { instance, tracing: true }));

  test('is off unless it is asked for', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } });
    const untold = stackWith((stack) => new ContactLookUp(stack, 'ContactLookUp', { instance }));
    untold.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: Match.absent() });
  });

  test('may send traces, and nothing else of X-Ray', () => {
    const actions = JSON.stringify(template.toJSON()).match(/xray:\w+/g) ?? [];
    expect([...actions].sort()).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
  });
});
