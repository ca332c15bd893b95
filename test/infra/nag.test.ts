import { describe, expect, test } from '@jest/globals';
import { type App, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { sandboxStartChat } from '../../infra/settings/start-chat.ts';
import { existing } from './support/instances.ts';
import { synthKit } from './support/synth-kit.ts';

const jwt = { kind: 'jwt', issuer: 'https://id.example', audience: ['chat'] } as const;
const bedrock = { bot: 'bedrock', bedrockModelId: 'eu.amazon.nova-lite-v1:0' } as const;

/** What the rules find: each rule, and where. */
function violationsOf(app: App): readonly string[] {
  return [new AwsSolutionsChecks(app), new ServerlessChecks(app)]
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} in ${constructPath}`),
    );
}

test.each([
  ['the sandbox', {}],
  ['an existing instance', { instance: existing }],
  ['a stage', { stage: 'test' }],
  ['test cases, and what verify sees streams in', { testCases: true }],
  [
    'callers who are known, a bot that asks a model, and traces',
    { startChat: { ...sandboxStartChat, authorizer: jwt }, ...bedrock, tracing: true },
  ],
])('what is deployed passes cdk-nag’s AwsSolutions and Serverless rules: %s', (_what, change) => {
  expect(violationsOf(synthKit(change).app)).toEqual([]);
});

describe('a fault would be found', () => {
  const { app } = synthKit();
  const stack = app.node.findChild('ChatFunctions');
  if (!Stack.isStack(stack)) throw new Error('ChatFunctions is not a stack.');

  test.each<[string, (at: Stack) => unknown, string]>([
    [
      'a function that may do more than is justified',
      (at) => {
        const role = at.node
          .findChild('ContactLookUp')
          .node.findAll()
          .find((node) => node instanceof Role);
        role?.addToPolicy(new PolicyStatement({ actions: ['connect:*'], resources: ['*'] }));
      },
      'AwsSolutions-IAM5[Action::connect:*] in ChatFunctions/ContactLookUp',
    ],
    [
      'a queue without dead letters',
      (at) => new Queue(at, 'Bare'),
      'Serverless-SQSRedrivePolicy in ChatFunctions/Bare',
    ],
    [
      'a topic that takes what comes without TLS',
      (at) => new Topic(at, 'Open'),
      'AwsSolutions-SNS3 in ChatFunctions/Open',
    ],
  ])('%s', (_what, plant, found) => {
    plant(stack);
    expect(violationsOf(app).join('\n')).toContain(found);
  });
});
