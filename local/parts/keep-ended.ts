import type { ChatEngine, ChatEvent } from '../engine/index.ts';

/** Keeps so many of the chats that have ended, the newest, and has the others forgotten. */
export function keepEnded(engine: ChatEngine, most: number): (event: ChatEvent) => void {
  // Ids in the order in which their chats ended; a set, since each may be removed before its turn.
  const ended = new Set<string>();
  return ({ type, chat: { initialContactId } }) => {
    if (type === 'CHAT_REMOVED') ended.delete(initialContactId);
    if (type !== 'CHAT_ENDED') return;
    ended.add(initialContactId);
    for (const oldest of ended) {
      if (ended.size <= most) break;
      engine.removeChat(oldest);
      ended.delete(oldest);
    }
  };
}
