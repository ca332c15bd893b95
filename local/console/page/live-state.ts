import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { getClock, getNextDeadline, RequestFailed, watchContacts, watchInstance } from './api-client.ts';
import {
  type Chat,
  type Clock,
  type Contact,
  type ContactWithTimeline,
  chatsOf,
  type Instance,
  type NextDeadline,
} from './model.ts';
import { Polling } from './polling.ts';
import type { Report } from './problems.tsx';
import { WatchedContact } from './watched-contact.ts';

const POLL_MS = 500;
const NOT_TOLD = 'Local Connect could not say how things are';

/** What the page knows of Local Connect, and when it last heard of it. */
export interface LiveState {
  readonly instance: Instance | undefined;
  readonly clock: Clock | undefined;
  readonly nextDeadline: NextDeadline | undefined;
  readonly chats: readonly Chat[];
  /** The current contact of the selected chat, else of the newest one, with the timeline of the chain. */
  readonly selected: ContactWithTimeline | undefined;
  /** False once it has stopped answering. */
  readonly reachable: boolean;
  /** Asks at once, and not only at the next turn. */
  readonly refresh: () => void;
  /** Shows a chat from its beginning, however long it is. */
  readonly readWhole: (initialContactId: string) => void;
}

/** Keeps asking Local Connect; an answer that equals the last one draws nothing again. */
export function useLiveState(selectedContactId: string | undefined, report: Report): LiveState {
  const [instance, setInstance] = useState<Instance>();
  const [clock, setClock] = useState<Clock>();
  const [nextDeadline, setNextDeadline] = useState<NextDeadline>();
  const [contacts, setContacts] = useState<readonly Contact[]>([]);
  const [selected, setSelected] = useState<ContactWithTimeline>();
  const wanted = useRef(selectedContactId);
  wanted.current = selectedContactId;
  const watchedContact = useRef(new WatchedContact());

  const ask = useMemo(() => {
    const watched = { instance: watchInstance(), contacts: watchContacts() };
    return async (): Promise<void> => {
      const now = await getClock();
      setClock((last) => (last !== undefined && isSameClock(last, now) ? last : now));
      const next = await getNextDeadline();
      setNextDeadline((last) => (last?.dueAt === next?.dueAt && last?.kind === next?.kind ? last : next));
      setInstance(await watched.instance.get('/local/instance'));
      const { contacts: all } = await watched.contacts.get('/local/contacts');
      setContacts(all);
      const shown = contactToShow(all, wanted.current);
      const { currentContactId, initialContactId } = shown ?? {};
      const isShown = currentContactId !== undefined && initialContactId !== undefined;
      setSelected(isShown ? await watchedContact.current.get(currentContactId, initialContactId) : undefined);
    };
  }, []);
  const { reachable, refresh } = usePolling(ask, report);
  const readWhole = useCallback(
    (initialContactId: string) => {
      watchedContact.current.readWhole(initialContactId);
      refresh();
    },
    [refresh],
  );

  // A choice of another chat is answered at once.
  useEffect(refresh, [refresh, selectedContactId]);

  const chats = useMemo(() => chatsOf(contacts), [contacts]);
  return { instance, clock, nextDeadline, chats, selected, reachable, refresh, readWhole };
}

/** Asks again and again; `refresh` asks at once. */
function usePolling(ask: () => Promise<void>, report: Report) {
  const [reachable, setReachable] = useState(true);
  const polling = useRef<Polling>(undefined);
  const refresh = useCallback(() => polling.current?.wake(), []);
  useEffect(() => {
    async function askOnce(): Promise<void> {
      try {
        await ask();
        setReachable(true);
        report.succeeded(NOT_TOLD);
      } catch (error) {
        if (error instanceof RequestFailed && error.status === 0) setReachable(false);
        else report.failed(NOT_TOLD, error);
      }
    }
    const asking = new Polling(askOnce, POLL_MS);
    polling.current = asking;
    return () => asking.stop();
  }, [ask, report]);
  return { reachable, refresh };
}

/** The newest chat's, where nobody has chosen yet or what was chosen is of an earlier run. */
function contactToShow(contacts: readonly Contact[], wanted: string | undefined): Contact | undefined {
  return contacts.find(({ contactId }) => contactId === wanted) ?? contacts.at(-1);
}

function isSameClock(a: Clock, b: Clock): boolean {
  return a.now === b.now && a.mode === b.mode && a.rate === b.rate;
}
