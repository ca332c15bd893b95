export type { ClockMode } from './clock/clock-driver.ts';
export { ManualTransportClock, RealTransportClock, type TransportClock } from './clock/transport-clock.ts';
export type { ContactView, ParticipantView, RunningTimerView } from './control/contact-views.ts';
export { InvalidFlowFile } from './flow-files/index.ts';
export type { FlowType } from './flow-language/index.ts';
export type { FlowToLoad, LoadedFlow, StoodInBlock } from './flow-loading/index.ts';
export { InvalidFlow } from './flows/check-flow.ts';
export type { CustomerDataToKnow, LexScripts, LexTurn, Staffing, StandIn, StandIns } from './flows/index.ts';
export type { AdoptedThing, QueueToHave } from './instance.ts';
export type { FlowLambdaEvent, FunctionAnswer, FunctionAnswers, SlowAnswer } from './lambda/answers.ts';
export { Agent, AgentInChat } from './library/agent.ts';
export { Bot, BotInChat } from './library/bot.ts';
export { type ChatToStart, Customer, type StartedChat } from './library/customer.ts';
export { defineOptions } from './library/define-options.ts';
export { type ConversationLine, ExpectationFailed, type ExpectedEntry } from './library/expectations.ts';
export type { FileToSend } from './library/files.ts';
export { FunctionFailed } from './library/invoke-function.ts';
export type { InChat } from './library/library-context.ts';
export { CallFailed } from './library/local-client.ts';
export { type Amount, LocalClock } from './library/local-clock.ts';
export { type FaultToSet, LocalFaults } from './library/local-faults.ts';
export type { VisibleEvent } from './library/person-in-chat.ts';
export { TestCaseFailed } from './library/test-case-failed.ts';
export { LocalConnect } from './local-connect.ts';
export type { LocalConnectOptions } from './parts/options.ts';
export type { Scenario } from './scenario.ts';
export {
  type ExecutionRecord,
  type GivenTestCase,
  InvalidTestCase,
  type ObservationReport,
  type TestCaseReport,
} from './test-cases/index.ts';
export type { TimelineEntry } from './timeline/timeline-entry.ts';
