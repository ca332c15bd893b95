import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { CustomerSession } from '../../chat-widget/customer-session.ts';
import type { StartedChat } from '../../chat-widget/started-chat.ts';
import { hasEnded } from './api-client.ts';
import type { Chat } from './model.ts';
import type { Report } from './problems.tsx';
import { remember, remembered } from './remembered-chats.ts';

const NOT_OPENED = 'The customer’s chat window did not open';

export interface Customers {
  readonly sessionOf: (initialContactId: string) => CustomerSession | undefined;
  readonly open: (chat: StartedChat, region: string) => void;
  /** Opens the customer's chat window anew, after ChatJS has given its connection up. */
  readonly connectAgain: (initialContactId: string) => void;
}

interface Live {
  readonly chats: readonly Chat[];
  readonly region: string | undefined;
  readonly refresh: () => void;
}

/** The customers that chat in this tab. They are still there after the page was loaded again. */
export function useCustomers(live: Live, report: Report): Customers {
  const sessions = useRef(new Map<string, CustomerSession>());
  const [, draw] = useState(0);
  const { region, refresh } = live;

  const open = useCallback(
    (chat: StartedChat, ofRegion: string) => {
      try {
        const changed = () => draw((drawn) => drawn + 1);
        const session = new CustomerSession(chat, {
          region: ofRegion,
          endpoint: location.origin,
          changed,
          report,
          hasEnded: () => hasEnded(chat.contactId),
        });
        sessions.current.set(chat.contactId, session);
        remember([...remembered().filter(({ contactId }) => contactId !== chat.contactId), chat]);
        changed();
        report.succeeded(NOT_OPENED);
        void session.connect().then(refresh);
      } catch (error) {
        report.failed(NOT_OPENED, error);
      }
    },
    [report, refresh],
  );
  const sessionOf = useCallback((initialContactId: string) => sessions.current.get(initialContactId), []);
  const connectAgain = useCallback(
    (initialContactId: string) => {
      const chat = remembered().find(({ contactId }) => contactId === initialContactId);
      if (chat !== undefined && region !== undefined) open(chat, region);
    },
    [region, open],
  );
  useTakenUp(live, { open, sessionOf });
  return { sessionOf, open, connectAgain };
}

/** Once the chats are known, those of this tab's customers that still go on are taken up again. */
function useTakenUp({ chats, region }: Live, { open, sessionOf }: Omit<Customers, 'connectAgain'>): void {
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current || region === undefined || chats.length === 0) return;
    taken.current = true;
    const goOn = remembered().filter(({ contactId }) =>
      chats.some(({ initialContactId, current }) => initialContactId === contactId && current.state !== 'ENDED'),
    );
    remember(goOn);
    for (const chat of goOn) if (sessionOf(chat.contactId) === undefined) open(chat, region);
  }, [chats, region, open, sessionOf]);
}
