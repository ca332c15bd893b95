import type { Chat } from '../engine/index.ts';

/** How long those waited in a queue whom an agent took from it so far, on average; 0 where nobody was taken yet. */
export function meanWaitSeconds(chats: Iterable<Chat>, queueId: string | undefined): number {
  const waitsMs = [...chats]
    .flatMap(({ contacts }) => contacts)
    .filter(({ queue }) => queue !== undefined && queue.id === queueId)
    .flatMap(({ connectedToAgentAtMs, enqueuedAtMs }) =>
      connectedToAgentAtMs === undefined || enqueuedAtMs === undefined ? [] : [connectedToAgentAtMs - enqueuedAtMs],
    );
  if (waitsMs.length === 0) return 0;
  return Math.round(waitsMs.reduce((sum, waitMs) => sum + waitMs, 0) / waitsMs.length / 1000);
}
