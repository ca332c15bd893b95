export { addChatKit, type ChatKit, type ChatKitProps } from './chat-kit.ts';
export { ChatBot, type ChatBotProps } from './constructs/chat-bot.ts';
export { ChatDashboard, type ChatDashboardProps } from './constructs/chat-dashboard.ts';
export { ChatFlow, type ChatFlowProps } from './constructs/chat-flow.ts';
export { ChatFlowModule, type ChatFlowModuleProps } from './constructs/chat-flow-module.ts';
export { ChatStarter, type ChatStarterProps } from './constructs/chat-starter.ts';
export type { ChatStorage } from './constructs/chat-storage.ts';
export { ChatTestCase, type ChatTestCaseProps } from './constructs/chat-test-case.ts';
export { ChatTimers, type ChatTimersProps } from './constructs/chat-timers.ts';
export { ConnectFunction, type ConnectFunctionProps, type Permission } from './constructs/connect-function.ts';
export type { ConnectInstance, FlowsInstance } from './constructs/connect-instance.ts';
export { ContactLookUp, type ContactLookUpProps } from './constructs/contact-look-up.ts';
export type { FlowFunctionOptions, FunctionOptions } from './constructs/function-maker.ts';
export { Sandbox, type SandboxProps } from './constructs/sandbox.ts';
export * from './flows/builder/index.ts';
export { type ChatDisconnectParts, chatDisconnect } from './flows/chat-disconnect.ts';
export { type ChatDisconnectTestParts, chatDisconnectTests } from './flows/chat-disconnect-tests.ts';
export { type ChatQueueParts, chatQueue } from './flows/chat-queue.ts';
export { type ChatResumeParts, chatResume } from './flows/chat-resume.ts';
export { type ChatWelcomeParts, chatWelcome, type FlowReference } from './flows/chat-welcome.ts';
export { type ChatWelcomeTestParts, chatWelcomeTests, chatWelcomeWithBotTests } from './flows/chat-welcome-tests.ts';
export { type SetChatTimersParts, setChatTimers } from './flows/set-chat-timers.ts';
export * from './flows/tests/index.ts';
export { ringTopic } from './ring-topic.ts';
export { checkSettings, InvalidSettings } from './settings/check-settings.ts';
export type { Settings } from './settings/form.ts';
export type { ExistingInstance, SandboxInstance } from './settings/instance.ts';
export {
  type JwtAuthorizer,
  type NoAuthorizer,
  type StartChatSettings,
  sandboxStartChat,
} from './settings/start-chat.ts';
export type { Texts } from './settings/texts.ts';
export type { TimerPolicy } from './settings/timer-policies.ts';
export { settings as defaultSettings } from './settings.ts';
export { ChatApiStack, type ChatApiStackProps } from './stacks/chat-api-stack.ts';
export { ChatFlowsStack, type ChatFlowsStackProps } from './stacks/chat-flows-stack.ts';
export { ChatFunctionsStack, type ChatFunctionsStackProps } from './stacks/chat-functions-stack.ts';
export { ChatResumeStack, type ChatResumeStackProps } from './stacks/chat-resume-stack.ts';
export { ChatSandboxStack, type ChatSandboxStackProps } from './stacks/chat-sandbox-stack.ts';
export { ChatTestsStack, type ChatTestsStackProps } from './stacks/chat-tests-stack.ts';
