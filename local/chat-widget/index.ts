export { ChatWindow, type ChatWindowProps } from './chat-window.tsx';
export { CustomerSession, type CustomerView } from './customer-session.ts';
export { type ChatOptions, openChat } from './open-chat.tsx';
export type { Report } from './report.ts';
export type { StartedChat } from './started-chat.ts';
