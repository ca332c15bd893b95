import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { ChatBot } from '../../infra/constructs/chat-bot.ts';
import { ChatDashboard } from '../../infra/constructs/chat-dashboard.ts';
import { ConnectFunction } from '../../infra/constructs/connect-function.ts';
import { keepLogicalId } from '../../infra/constructs/logical-id.ts';
import { existingBundle } from '../../infra/existing-bundle.ts';
import { textsIn } from '../../infra/settings/texts.ts';
import { settings } from '../../infra/settings.ts';
import { instanceArn } from './support/instances.ts';
import { bundleFolderIn } from './support/synth-kit.ts';
import { temporaryApp, temporaryFolder } from './support/temporary.ts';

const emptyStack = () => new Stack(temporaryApp(), 'Tried');
const instance = { instanceArn, accountId: '111122223333' };

describe('what cannot be deployed is refused with what to do', () => {
  test('a folder without a bundle', () => {
    const folder = join(temporaryFolder(), 'nothing');
    expect(() => existingBundle(folder)).toThrow(
      `There is no function bundle in ${folder}: expected index.mjs. Run "npm run build" first.`,
    );
  });

  test('a logical id for a construct that has no resource', () => {
    const empty = new Construct(emptyStack(), 'Empty');
    expect(() => keepLogicalId(empty, 'Mine')).toThrow(
      'Tried/Empty has no resource of its own to be called Mine in the template.',
    );
  });

  test('a language that has no texts, in place of English', () => {
    expect(() => textsIn('fr', settings.texts)).toThrow('texts.fr: missing, expected one of en, de');
    expect(() => new ChatBot(emptyStack(), 'ChatBot', { instance, language: 'fr' })).toThrow(
      'Tried/ChatBot.language: got "fr", expected one of en, de',
    );
  });
});

test('a dashboard of nothing is empty', () => {
  const stack = emptyStack();
  new ChatDashboard(stack, 'ChatDashboard', {});
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  expect(JSON.parse(dashboard?.Properties.DashboardBody)).toMatchObject({ widgets: [] });
});

test('a function’s wildcard is justified in whatever way its resource is written', () => {
  const stack = emptyStack();
  const bundleFolder = bundleFolderIn(temporaryFolder())('find-order');
  const resources = [`${instanceArn}/*`, `${Fn.importValue('Orders')}/*`, Fn.join('', [Fn.ref('AWS::Region'), '/*'])];
  const { role } = new ConnectFunction(stack, 'Orders', {
    functionName: 'FindOrder',
    description: 'Tells a flow of an order',
    bundleFolder,
    timeoutSeconds: 8,
    environment: {},
    permissions: [{ purpose: 'Find', actions: ['connect:DescribeContact'], resources, whyWildcard: 'Any contact.' }],
    logRetentionDays: 30,
  });
  const reasons = JSON.stringify(role.node.metadata);
  for (const written of [`${instanceArn}/*`, 'Orders/*', '<AWS::Region>/*']) expect(reasons).toContain(written);
});
