import type { Settings } from '../../../infra/settings/form.ts';
import { sandboxStartChat } from '../../../infra/settings/start-chat.ts';
import { settings } from '../../../infra/settings.ts';
import { existing } from '../support/instances.ts';

const otherInstanceArn = existing.instanceArn.replace('0a1b2c3d', 'b0b1b2b3');
const otherInstance = {
  kind: 'existing',
  instanceArn: otherInstanceArn,
  queueArn: existing.queueArn.replace(existing.instanceArn, otherInstanceArn),
} as const;
const otherQueue = { ...existing, queueArn: existing.queueArn.replace('9f8e7d6c', 'c0c1c2c3') } as const;

const jwt = { kind: 'jwt', issuer: 'https://id.example', audience: ['chat'] } as const;
const startChat = sandboxStartChat;
const known = { ...startChat, authorizer: jwt };
const busyApi = { ...startChat, requestsPerSecond: 5, requestBurst: 8, resumeWithinDays: 365 };
const bedrock = { bot: 'bedrock', bedrockModelId: 'eu.amazon.nova-lite-v1:0' };
const alarmTopicArn = 'arn:aws:sns:eu-central-1:111122223333:alarms';
const { default: standard } = settings.timerPolicies;
const policies = { default: { ...standard, customerIdleMinutes: 7 }, patient: standard };
const shorter = { ...settings.texts, en: { ...settings.texts.en, welcome: 'Hello!' } };
const everything: Partial<Settings> = {
  ...bedrock,
  startChat: { ...busyApi, authorizer: jwt, allowedOrigins: ['https://shop.example'] },
  survey: 'either-ends',
  associateFunctions: false,
  testCases: true,
  tracing: true,
  botConcurrency: 50,
  alarmTopicArn,
  logRetentionDays: 365,
  blockTimeLimitSeconds: 8,
  language: 'de',
  timerPolicies: policies,
};

/** What a deployer may have written into the settings, one time or the next. */
export const variants: Readonly<Record<string, Partial<Settings>>> = {
  'as shipped': {},
  'an existing instance': { instance: existing },
  'another instance': { instance: otherInstance },
  'another queue': { instance: otherQueue },
  'another stage': { instance: existing, stage: 'test' },
  'the console’s list left alone': { associateFunctions: false },
  '… of an existing instance': { instance: existing, associateFunctions: false },
  '… of another instance': { instance: otherInstance, associateFunctions: false },
  'a bot': { bot: 'faq' },
  'a bot that asks a model': bedrock,
  'a bot that asks another model': { ...bedrock, bedrockModelId: 'amazon.nova-pro-v1:0' },
  'a bot of one’s own': { instance: existing, bot: 'parcels' },
  'a survey': { survey: 'agent-ends' },
  '… of customers who leave, too': { bot: 'faq', survey: 'either-ends' },
  'callers who are known': { startChat: known },
  '… by another provider': { startChat: { ...known, authorizer: { ...jwt, issuer: 'https://login.example' } } },
  '… in an existing instance': { instance: existing, startChat: known },
  'an open API in another instance': { instance: otherInstance, startChat },
  'a page that starts chats': { startChat: { ...startChat, allowedOrigins: ['https://shop.example'] } },
  'more chats a second': { startChat: busyApi },
  'other attributes': { startChat: { ...startChat, allowedAttributes: [], rehydrationType: 'FROM_SEGMENT' } },
  'more bots at once': { botConcurrency: 50 },
  'alarms that tell somebody': { instance: existing, alarmTopicArn },
  traces: { tracing: true },
  'logs kept for a year': { logRetentionDays: 365 },
  'blocks of 8 seconds': { blockTimeLimitSeconds: 8 },
  'other policies': { timerPolicies: policies },
  'test cases': { testCases: true },
  'test cases in an existing instance': { instance: existing, testCases: true },
  'another language': { language: 'de' },
  'other texts': { texts: shorter },
  'everything, in the sandbox': everything,
  everything: { instance: existing, ...everything },
  'everything, in a stage with the longest name': { instance: existing, ...everything, stage: 'a-stage-of-20-letter' },
  'everything, in another instance': { instance: otherInstance, ...everything },
};
