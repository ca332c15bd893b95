import type { StartedChat } from '../../chat-widget/started-chat.ts';

const STORED = 'local-connect-chats';

/** The chats that were started in this tab, as they are after the page was loaded again too. */
export function remembered(): readonly StartedChat[] {
  try {
    const chats: readonly StartedChat[] = JSON.parse(sessionStorage.getItem(STORED) ?? '[]');
    return chats;
  } catch {
    return [];
  }
}

export function remember(chats: readonly StartedChat[]): void {
  sessionStorage.setItem(STORED, JSON.stringify(chats));
}
