export { Chance } from './chance.ts';
export { ChatClock } from './chat-clock.ts';
export { ChatEngine, type StartChatInput } from './chat-engine.ts';
export type { Deadline, DeadlineKind } from './deadlines.ts';
export { Refusal, type RefusalCode } from './errors.ts';
export type { ChatEvent, ChatEventOf, ChatEventType } from './events.ts';
export type * from './model.ts';
