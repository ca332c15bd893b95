import type { Chat } from './model.ts';
import type { Shortcut } from './shortcuts.tsx';

/** The keys of the page, and what they do. `chats` are oldest first; the list shows the newest first. */
export function keysOf(page: {
  readonly chats: readonly Chat[];
  readonly chat: Chat | undefined;
  readonly select: (initialContactId: string) => void;
  readonly accept: () => void;
  readonly toNextDeadline: () => void;
  readonly openDrawer: () => void;
  readonly startAnother: () => void;
  readonly whatToTry: () => void;
}): readonly Shortcut[] {
  const { chats, chat, select } = page;
  const focus = (id: string) => () => document.getElementById(id)?.focus();

  const go = (step: 1 | -1) => () => {
    const index = chats.findIndex(({ initialContactId }) => initialContactId === chat?.initialContactId);
    const next = chats[index + step];
    if (next !== undefined) select(next.initialContactId);
  };

  return [
    { key: 'n', says: 'New chat: to the customer’s name', run: page.startAnother },
    { key: 'c', says: 'To the customer’s message', run: focus('customer-message') },
    { key: 'g', says: 'To the agent’s message', run: focus('agent-message') },
    { key: 'a', says: 'Accept the next chat', run: page.accept },
    { key: 'd', says: 'Turn the clock to the next deadline', run: page.toNextDeadline },
    { key: 'u', says: 'Under the hood: logs, faults, quotas, dead letters', run: page.openDrawer },
    { key: 'j', says: 'The chat below in the list', run: go(-1) },
    { key: 'k', says: 'The chat above in the list', run: go(1) },
    { key: 'w', says: 'What to try', run: page.whatToTry },
    { key: '/', says: 'Find a chat', run: focus('find-chat') },
  ];
}
