import type { StartedChat } from '../../chat-widget/started-chat.ts';
import { listInTab } from './list-in-tab.ts';

const STORED = 'local-connect-chats';

/** The chats that were started in this tab. */
export const remembered = () => listInTab<StartedChat>(STORED);

export function remember(chats: readonly StartedChat[]): void {
  sessionStorage.setItem(STORED, JSON.stringify(chats));
}
