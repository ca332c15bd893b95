import type { App, Environment } from 'aws-cdk-lib';
import type { ConnectInstance } from './constructs/connect-instance.ts';
import { ringTopic } from './ring-topic.ts';
import { checkSettings } from './settings/check-settings.ts';
import type { Settings } from './settings/form.ts';
import { partsOfInstanceArn } from './settings/resource-arn.ts';
import { stagedName } from './settings/stage.ts';
import { ChatApiStack } from './stacks/chat-api-stack.ts';
import { ChatFlowsStack } from './stacks/chat-flows-stack.ts';
import { ChatFunctionsStack } from './stacks/chat-functions-stack.ts';
import { ChatResumeStack } from './stacks/chat-resume-stack.ts';
import { ChatSandboxStack } from './stacks/chat-sandbox-stack.ts';
import { ChatTestsStack } from './stacks/chat-tests-stack.ts';

export interface ChatKitProps {
  readonly settings: Settings;
  /** The names of the bots in the bundle of RunChatBot, one of which the settings must name. Default: any name does. */
  readonly bots?: readonly string[];
  /** The languages that those bots speak, one of which the settings must name. Default: any does. */
  readonly botLanguages?: readonly string[];
  /** The folder of a function's bundle, for example of `set-chat-timers`. Default: the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

/** The stacks of the kit. */
export interface ChatKit {
  readonly functions: ChatFunctionsStack;
  readonly flows: ChatFlowsStack;
  readonly api: ChatApiStack;
  readonly resume: ChatResumeStack;
  readonly tests: ChatTestsStack;
}

/**
 * Adds the stacks of the kit to an app: the functions, the flows, the HTTP API that starts chats, and the test cases.
 * The sandbox too, where the settings ask for one.
 *
 * @throws InvalidSettings with every problem at once.
 */
export function addChatKit(app: App, props: ChatKitProps): ChatKit {
  const settings = checkSettings(props.settings, props.bots, props.botLanguages);
  const named = (name: string) => stagedName(name, settings.stage, '-');
  const { instance, sandbox, env } = findInstance(app, settings, named);
  const bundles = props.bundleFolder === undefined ? {} : { bundleFolder: props.bundleFolder };
  const place = { settings, instance, ...(env === undefined ? {} : { env }) };
  const functions = new ChatFunctionsStack(app, named('ChatFunctions'), { ...place, ...bundles });
  const flows = new ChatFlowsStack(app, named('ChatFlows'), { ...place, functions });
  const { welcomeFlow } = flows;
  const { storage } = functions;
  const api = new ChatApiStack(app, named('ChatApi'), { ...place, ...bundles, welcomeFlow, storage });
  const resume = new ChatResumeStack(app, named('ChatResume'), { ...place, welcomeFlow });
  const { testedFlows } = flows;
  const tests = new ChatTestsStack(app, named('ChatTests'), { ...place, functions, testedFlows });
  if (sandbox !== undefined) functions.addStackDependency(sandbox);
  // A flow may run as soon as it is there: by then the functions allow it.
  flows.addStackDependency(functions);
  // They read its outputs when they are deployed.
  api.addStackDependency(flows);
  resume.addStackDependency(flows);
  // The last ones, so that nothing waits for a stack that an instance might refuse.
  resume.addStackDependency(api);
  tests.addStackDependency(resume);
  if (settings.alarmTopicArn !== undefined) {
    for (const stack of [functions, flows, api]) ringTopic(stack, settings.alarmTopicArn);
  }
  return { functions, flows, api, resume, tests };
}

interface FoundInstance {
  readonly instance: ConnectInstance;
  readonly sandbox?: ChatSandboxStack;
  readonly env?: Environment;
}

function findInstance(app: App, settings: Settings, named: (name: string) => string): FoundInstance {
  if (settings.instance.kind === 'sandbox') {
    const sandbox = new ChatSandboxStack(app, named('ChatSandbox'), { stage: settings.stage });
    return { instance: sandbox.instance, sandbox };
  }
  const { instanceArn, queueArn } = settings.instance;
  const { region, accountId } = partsOfInstanceArn(instanceArn);
  // Functions and flows go where the instance is, whatever the profile's Region.
  return { instance: { instanceArn, queueArn, accountId }, env: { account: accountId, region } };
}
