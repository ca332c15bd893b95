import type { ControlContext } from '../control/control-context.ts';
import type { Chat } from '../engine/index.ts';
import type { Inboxes } from './inboxes.ts';
import type { LocalClient } from './local-client.ts';

/** What the people of a chat work with: they act over HTTP, as any client does, and look at the chat itself. */
export interface LibraryContext extends Pick<ControlContext, 'engine' | 'instance' | 'runner' | 'timeline'> {
  readonly client: LocalClient;
  readonly inboxes: Inboxes;
  /** Writes the trace of a chat about which a statement does not hold, and says where; nothing where none is wanted. */
  readonly traceOf: (chat: Chat) => string | undefined;
}

/** Whatever belongs to a chat: a customer, an agent or bot in it, or its contact id alone. */
export interface InChat {
  readonly contactId: string;
}
