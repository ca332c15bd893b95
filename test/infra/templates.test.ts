import { expect, test } from '@jest/globals';
import { type App, type CfnResource, CloudFormationValidatePlugin, Stack } from 'aws-cdk-lib';
import { addChatKit } from '../../infra/chat-kit.ts';
import { sandboxStartChat } from '../../infra/settings/start-chat.ts';
import { settings } from '../../infra/settings.ts';
import { existing } from './support/instances.ts';
import { synthKit } from './support/synth-kit.ts';
import { temporaryApp } from './support/temporary.ts';

const jwt = { kind: 'jwt', issuer: 'https://id.example', audience: ['chat'] } as const;

/** Generous for a validator that starts within the test, on a busy machine. */
const timeoutMs = 60_000;

const validator = new CloudFormationValidatePlugin();

/**
 * What AWS's own validator, which the CDK brings along and which needs no network, calls an error in an app's
 * templates.
 */
function errorsOf(app: App): readonly string[] {
  const stackTemplates = app.synth({ force: true }).stacks.map(({ id, templateFullPath, environment }) => ({
    stackConstructPath: id,
    templatePath: templateFullPath,
    accountId: /^\d{12}$/.test(environment.account) ? environment.account : undefined,
    region: environment.region.startsWith('unknown') ? undefined : environment.region,
  }));
  const templatePaths = stackTemplates.map(({ templatePath }) => templatePath);
  return validator
    .validate({ appConstruct: app, templatePaths, stackTemplates })
    .violations.filter(({ severity }) => severity === 'error')
    .map(({ ruleName, description, violatingResources }) => {
      const places = violatingResources.map((place) => place.resourceLogicalId ?? place.constructPath).join(', ');
      return `${ruleName} in ${places}: ${description}`;
    });
}

/** Both stages of one app, as a team has them that tests before it releases. */
function twoStages(): App {
  const app = temporaryApp();
  for (const stage of ['test', 'live']) addChatKit(app, { settings: { ...settings, stage } });
  return app;
}

test.each([
  ['the sandbox', () => synthKit().app],
  ['an existing instance', () => synthKit({ instance: existing }).app],
  ['an HTTP API whose callers are known', () => synthKit({ startChat: { ...sandboxStartChat, authorizer: jwt } }).app],
  ['a bot that asks a model', () => synthKit({ bot: 'bedrock', bedrockModelId: 'eu.amazon.nova-lite-v1:0' }).app],
  ['two stages', twoStages],
])(
  'the templates are without errors: %s',
  (_what, app) => {
    expect(errorsOf(app())).toEqual([]);
  },
  timeoutMs,
);

test.each<[string, string, string, (resource: CfnResource) => void, string]>([
  ['a value out of bounds', 'ChatFunctions', 'TimerRetries', set('VisibilityTimeout', 43_201), '43201'],
  ['a value of the wrong type', 'ChatFunctions', 'SetChatTimers', set('MemorySize', 'much'), 'MemorySize'],
  ['a property that there is not', 'ChatFlows', 'ChatQueue', set('Kind', 'CUSTOMER_QUEUE'), 'Kind'],
  ['a reference to nothing', 'ChatApi', 'StartChat', set('Role', { 'Fn::GetAtt': ['Nobody', 'Arn'] }), 'Nobody'],
])(
  'an error would be found: %s',
  (_what, stackName, logicalId, plant, named) => {
    const { app } = synthKit();
    const stack = app.node.findChild(stackName);
    if (!Stack.isStack(stack)) throw new Error(`${stackName} is not a stack.`);
    const resources = stack.node.findAll().filter((node): node is CfnResource => 'cfnResourceType' in node);
    const resource = resources.find((node) => String(stack.resolve(node.logicalId)).startsWith(logicalId));
    if (resource === undefined) throw new Error(`${stackName} has no ${logicalId}.`);
    plant(resource);
    expect(errorsOf(app).join('\n')).toContain(named);
  },
  timeoutMs,
);

function set(property: string, value: unknown): (resource: CfnResource) => void {
  return (resource) => resource.addPropertyOverride(property, value);
}
