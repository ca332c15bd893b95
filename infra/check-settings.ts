import { nearest } from '../local/flow-language/index.ts';
import { resourceArnProblem } from './check-arn.ts';
import { modelIdProblem } from './check-model-id.ts';
import { policiesSizeProblem } from './check-policies-size.ts';
import { isRecord, isWhole, nameProblems, show } from './check-setting.ts';
import { startChatProblems } from './check-start-chat-settings.ts';
import { type Settings, textNames, timerNames } from './settings-form.ts';

/** The settings do not fit. Lists everything that is wrong, and what to write instead. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`infra/settings.ts has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * The same settings, once they are known to fit.
 *
 * @param bots the names of the bots in the bundle; where they are not known, any name does
 * @throws InvalidSettings with every problem at once.
 */
export function checkSettings(settings: Settings, bots?: readonly string[]): Settings {
  // The form is run without a type check, so nothing about its values is taken for granted here.
  const problems = isRecord(settings) ? settingsProblems(settings, bots) : ['`settings` must be an object: { … }'];
  if (problems.length > 0) throw new InvalidSettings(problems);
  return settings;
}

/** The retention times that CloudWatch Logs accepts, up to a year (CloudFormation, AWS::Logs::LogGroup). */
export const logRetentionChoices = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365] as const;

const settingNames = [
  'instance',
  'stage',
  'timerPolicies',
  'blockTimeLimitSeconds',
  'bot',
  'bedrockModelId',
  'startChat',
  'logRetentionDays',
  'alarmTopicArn',
  'tracing',
  'associateFunctions',
  'language',
  'texts',
] as const;

function settingsProblems(form: Record<string, unknown>, bots: readonly string[] | undefined): readonly string[] {
  return [
    ...nameProblems(form, settingNames, 'settings'),
    ...instanceProblems(form.instance),
    ...stageProblems(form.stage),
    ...policiesProblems(form.timerPolicies),
    ...blockTimeProblems(form.blockTimeLimitSeconds),
    ...botProblems(form.bot, form.bedrockModelId, bots),
    ...startChatProblems(form.startChat),
    ...retentionProblems(form.logRetentionDays),
    ...topicProblems(form.alarmTopicArn, form.instance),
    ...(form.tracing === undefined || typeof form.tracing === 'boolean'
      ? []
      : [`tracing: got ${show(form.tracing)}, expected true or false`]),
    ...(typeof form.associateFunctions === 'boolean'
      ? []
      : [`associateFunctions: got ${show(form.associateFunctions)}, expected true or false`]),
    ...textsProblems(form.texts, form.language),
  ];
}

function instanceProblems(instance: unknown): readonly string[] {
  const expected = "write { kind: 'sandbox' } or { kind: 'existing', instanceArn: '…', queueArn: '…' }";
  if (!isRecord(instance)) return [`instance: got ${show(instance)}; ${expected}`];
  if (instance.kind === 'sandbox') return nameProblems(instance, ['kind'], 'instance');
  if (instance.kind !== 'existing') return [`instance.kind: got ${show(instance.kind)}; ${expected}`];

  const { instanceArn, queueArn } = instance;
  const problems = [
    ...nameProblems(instance, ['kind', 'instanceArn', 'queueArn'], 'instance'),
    ...resourceArnProblem('instance', instanceArn).map((problem) => `instance.instanceArn: ${problem}`),
    ...resourceArnProblem('queue', queueArn).map((problem) => `instance.queueArn: ${problem}`),
  ];
  if (problems.length === 0 && !String(queueArn).startsWith(`${instanceArn}/`)) {
    problems.push('instance.queueArn: the queue belongs to another instance; copy the ARN of a queue of instanceArn');
  }
  return problems;
}

function stageProblems(stage: unknown): readonly string[] {
  if (typeof stage === 'string' && stage.length <= 20 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stage)) return [];
  return [`stage: got ${show(stage)}, expected 'default' or a word of at most 20 small letters, digits and hyphens`];
}

function policiesProblems(policies: unknown): readonly string[] {
  if (!isRecord(policies)) return [`timerPolicies: got ${show(policies)}, expected { default: { … } }`];
  const missing =
    policies.default === undefined ? ['timerPolicies.default: missing; a block without parameters uses it'] : [];
  const unfit = Object.entries(policies).flatMap(([name, policy]) => policyProblems(name, policy));
  return [...missing, ...unfit, ...policiesSizeProblem(policies)];
}

function policyProblems(name: string, policy: unknown): readonly string[] {
  const where = `timerPolicies.${name}`;
  const nameProblem = /^[A-Za-z][A-Za-z0-9_-]{0,49}$/.test(name)
    ? []
    : [`${where}: a policy's name is a letter, then letters, digits, hyphens or underscores; at most 50`];
  if (!isRecord(policy)) return [...nameProblem, `${where}: got ${show(policy)}, expected { ${timerNames[0]}: 5, … }`];

  const known = timerNames.filter((timer) => policy[timer] !== undefined);
  const empty = known.length === 0 ? [`${where}: sets no timer; name at least one of ${timerNames.join(', ')}`] : [];
  const amounts = known
    .filter((timer) => policy[timer] !== 'unset' && !isWhole(policy[timer], 2, 480))
    .map((timer) => `${where}.${timer}: got ${show(policy[timer])}, expected whole minutes from 2 to 480, or 'unset'`);
  return [...nameProblem, ...nameProblems(policy, timerNames, where), ...empty, ...amounts];
}

function blockTimeProblems(seconds: unknown): readonly string[] {
  if (seconds === undefined || isWhole(seconds, 1, 8)) return [];
  return [`blockTimeLimitSeconds: got ${show(seconds)}, expected whole seconds from 1 to 8 (a block waits 8 at most)`];
}

function botProblems(bot: unknown, modelId: unknown, bots: readonly string[] | undefined): readonly string[] {
  if (typeof bot !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(bot)) {
    return [`bot: got ${show(bot)}, expected 'none', 'faq', 'bedrock' or the name of a bot of your own: small letters`];
  }
  const known = bots && ['none', ...bots];
  if (known !== undefined && !known.includes(bot)) {
    const meant = nearest(bot, known);
    return [
      `bot: functions/run-chat-bot/bots/index.ts has no bot '${bot}'${meant === undefined ? '.' : `; did you mean '${meant}'?`} There are ${known.join(', ')}`,
    ];
  }
  return bot === 'bedrock' ? modelIdProblem(modelId) : [];
}

function retentionProblems(days: unknown): readonly string[] {
  if (logRetentionChoices.some((choice) => choice === days)) return [];
  return [`logRetentionDays: got ${show(days)}, expected one of ${logRetentionChoices.join(', ')}`];
}

function topicProblems(topicArn: unknown, instance: unknown): readonly string[] {
  if (topicArn === undefined) return [];
  const [, region] = /^arn:aws[-a-z]*:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}$/.exec(String(topicArn)) ?? [];
  if (region === undefined) {
    return [
      `alarmTopicArn: got ${show(topicArn)}, expected the ARN of an Amazon SNS topic, arn:aws:sns:us-east-1:111122223333:my-alarms`,
    ];
  }
  const there = isRecord(instance) ? String(instance.instanceArn).split(':')[3] : undefined;
  if (there === undefined || there === region) return [];
  return [
    `alarmTopicArn: the topic is in ${region}, and alarms ring in the instance's Region: name a topic in ${there}`,
  ];
}

function textsProblems(texts: unknown, language: unknown): readonly string[] {
  if (!isRecord(texts)) return [`texts: got ${show(texts)}, expected { en: { … } }`];
  const languages = Object.keys(texts);
  const unknownLanguage =
    typeof language === 'string' && languages.includes(language)
      ? []
      : [`language: got ${show(language)}, expected one of ${languages.join(', ')}, or add its texts`];
  const missing = languages.includes('en') ? [] : ['texts.en: missing'];
  return [...unknownLanguage, ...missing, ...languages.flatMap((name) => languageProblems(name, texts[name]))];
}

function languageProblems(language: string, texts: unknown): readonly string[] {
  const where = `texts.${language}`;
  if (!isRecord(texts)) return [`${where}: got ${show(texts)}, expected { ${textNames[0]}: '…', … }`];
  const unfit = textNames.flatMap((name) => {
    const text = texts[name];
    if (text === undefined) return [`${where}.${name}: missing`];
    if (typeof text !== 'string' || text.trim() === '') return [`${where}.${name}: expected a text that is not blank`];
    return text.length > 1000 ? [`${where}.${name}: ${text.length} characters, expected 1000 at most`] : [];
  });
  return [...nameProblems(texts, textNames, where), ...unfit];
}
