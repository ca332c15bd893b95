import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { ChatBot } from '../../infra/constructs/chat-bot.ts';
import { ChatDashboard } from '../../infra/constructs/chat-dashboard.ts';
import { ChatFlow } from '../../infra/constructs/chat-flow.ts';
import { ChatFlowModule } from '../../infra/constructs/chat-flow-module.ts';
import { ChatStarter } from '../../infra/constructs/chat-starter.ts';
import { ChatTestCase } from '../../infra/constructs/chat-test-case.ts';
import { ChatTimers } from '../../infra/constructs/chat-timers.ts';
import { ConnectFunction } from '../../infra/constructs/connect-function.ts';
import { ContactLookUp } from '../../infra/constructs/contact-look-up.ts';
import { keepLogicalId } from '../../infra/constructs/logical-id.ts';
import { existingBundle } from '../../infra/existing-bundle.ts';
import { disconnect, flow, returnFromModule } from '../../infra/flows/builder/index.ts';
import { received, testCase } from '../../infra/flows/tests/index.ts';
import * as kit from '../../infra/index.ts';
import { textsIn } from '../../infra/settings/texts.ts';
import { settings } from '../../infra/settings.ts';
import { bundleFolderIn } from './support/bundle-folder.ts';
import { instanceArn } from './support/instances.ts';
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

describe('an id in place of an ARN is refused before CloudFormation does', () => {
  const id = '0a1b2c3d-1111-4222-8333-444455556666';
  const byId = { instanceArn: id, accountId: '111122223333' };
  const goodbye = flow({ name: 'Goodbye', type: 'CONTACT_FLOW', start: 'End', blocks: { End: disconnect() } });
  const back = flow({ name: 'Nothing', type: 'MODULE', start: 'Back', blocks: { Back: returnFromModule() } });
  const flowArn = `${instanceArn}/contact-flow/${id}`;
  const authorizer = { kind: 'none', acknowledged: 'anyone may start chats' } as const;
  const starter = { allowedOrigins: ['https://shop.example'], authorizer };

  const goodFlow = { flowArn, testCase: testCase({ name: 'Mine', steps: [received('Hi').end()] }) };
  const takers: Readonly<Record<string, (stack: Stack) => unknown>> = {
    ChatTimers: (stack) => new ChatTimers(stack, 'Mine', { instance: byId }),
    ChatBot: (stack) => new ChatBot(stack, 'Mine', { instance: byId }),
    ContactLookUp: (stack) => new ContactLookUp(stack, 'Mine', { instance: byId }),
    ChatStarter: (stack) => new ChatStarter(stack, 'Mine', { ...starter, instance: byId, flowArn }),
    ChatFlow: (stack) => new ChatFlow(stack, 'Mine', { instanceArn: id, flow: goodbye }),
    ChatFlowModule: (stack) => new ChatFlowModule(stack, 'Mine', { instanceArn: id, flow: back }),
    ChatTestCase: (stack) => new ChatTestCase(stack, 'Mine', { instanceArn: id, ...goodFlow }),
    // Takes one by its methods.
    ConnectFunction: (stack) =>
      new ContactLookUp(stack, 'Mine', { instance }).lookUpContact.associateWith({ instanceArn: id }),
  };

  test.each(Object.entries(takers))('%s', (_what, make) => {
    expect(() => make(emptyStack())).toThrow(
      /^Tried\/Mine.*: "0a1b2c3d-1111-4222-8333-444455556666" is the instance's id alone; pass the instance's ARN, arn:aws:connect:/,
    );
  });

  test('… which are all constructs that the package has, but those without an instance of somebody’s', () => {
    const isConstruct = (value: unknown) =>
      typeof value === 'function' && value.prototype instanceof Construct && !(value.prototype instanceof Stack);
    const constructs = Object.entries(kit).flatMap(([name, value]) => (isConstruct(value) ? [name] : []));
    expect(constructs.toSorted()).toEqual([...Object.keys(takers), 'ChatDashboard', 'Sandbox'].toSorted());
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['ChatStarter', (stack) => new ChatStarter(stack, 'Mine', { ...starter, instance, flowArn: id })],
    ['ChatTestCase', (stack) => new ChatTestCase(stack, 'Mine', { instanceArn, ...goodFlow, flowArn: id })],
  ])('a flow’s id, too: %s', (_what, make) => {
    expect(() => make(emptyStack())).toThrow(
      `Tried/Mine.flowArn: "${id}" is the flow's id alone; pass the flow's ARN, arn:aws:connect:us-east-1:`,
    );
  });

  test('another account than the ARN’s, to which no permission would ever hold', () => {
    const elsewhere = { instanceArn, accountId: '999900001111' };
    expect(() => new ContactLookUp(emptyStack(), 'Mine', { instance: elsewhere })).toThrow(
      'Tried/Mine/LookUpContactParts/InvokeFromFlows: the instance is in the account 111122223333, ' +
        'and accountId is "999900001111"; pass the instance\'s account',
    );
  });

  test('… but not what is known only at deployment', () => {
    const known = { instanceArn: Fn.importValue('TheInstance'), accountId: '111122223333' };
    expect(() => new ContactLookUp(emptyStack(), 'Mine', { instance: known })).not.toThrow();
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
