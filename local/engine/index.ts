export { Chance } from './chance.ts';
export { ChatClock } from './chat-clock.ts';
export { ChatEngine, type StartChatInput } from './chat-engine.ts';
export {
  AUTHENTICATION_CANCELLED,
  AUTHENTICATION_FAILED,
  AUTHENTICATION_INITIATED,
  AUTHENTICATION_SUCCEEDED,
  AUTHENTICATION_TIMEOUT,
  TYPING,
} from './content-types.ts';
export type { Deadline, DeadlineKind } from './deadlines.ts';
export { Refusal, type RefusalCode } from './errors.ts';
export {
  type ChatDetails,
  type ChatEvent,
  type ChatEventOf,
  type ChatEventType,
  isRecorded,
  recordOf,
  type TimerArmedBy,
  type TimersStoppedBy,
} from './events.ts';
export type { FlowMessageForm } from './flow-message.ts';
export { INTERACTIVE_MESSAGE, INTERACTIVE_RESPONSE, MESSAGE_CONTENT_TYPES, type MessageLimits } from './limits.ts';
export type * from './model.ts';
export { byTurn } from './queues.ts';
export { MAX_TAG_KEY, MAX_TAG_VALUE, TAG_KEY } from './tag-limits.ts';
