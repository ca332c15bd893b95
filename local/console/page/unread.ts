import { useCallback, useRef } from 'preact/hooks';
import type { Chat } from './model.ts';

/** Says which chats have a message that nobody has looked at in this page. The chat that is shown has none. */
export function useUnread(shown: Chat | undefined): (chat: Chat) => boolean {
  const seen = useRef(new Map<string, string>());
  if (shown?.current.lastMessageId) seen.current.set(shown.initialContactId, shown.current.lastMessageId);
  return useCallback(({ initialContactId, current: { lastMessageId } }: Chat) => {
    if (!lastMessageId) return false;
    return seen.current.get(initialContactId) !== lastMessageId;
  }, []);
}
