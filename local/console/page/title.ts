import { useEffect } from 'preact/hooks';
import { STATES } from './chat-list.tsx';
import type { Chat } from './model.ts';

/** The tab tells which chat is shown, where it stands, and how many others have news. */
export function useTitle(chat: Chat | undefined, unread: number): void {
  const shown = chat === undefined ? '' : `${chat.customerName}, ${STATES[chat.current.state]} · `;
  const title = `${unread === 0 ? '' : `(${unread}) `}${shown}Local Connect`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
