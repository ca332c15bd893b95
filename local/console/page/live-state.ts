import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { getClock, RequestFailed, watchContact, watchContacts, watchInstance } from './api-client.ts';
import { type Chat, type Clock, type Contact, type ContactWithTimeline, chatsOf, type Instance } from './model.ts';
import type { Report } from './problems.tsx';

const POLL_MS = 500;
const NOT_TOLD = 'Local Connect could not say how things are';

/** What the page knows of Local Connect, and when it last heard of it. */
export interface LiveState {
  readonly instance: Instance | undefined;
  readonly clock: Clock | undefined;
  readonly chats: readonly Chat[];
  /** The current contact of the selected chat, else of the newest one, with the timeline of the chain. */
  readonly selected: ContactWithTimeline | undefined;
  /** False once it has stopped to answer. */
  readonly reachable: boolean;
  /** Asks at once, and not only at the next turn. */
  readonly refresh: () => void;
}

/** Keeps asking Local Connect, one question at a time; an answer that equals the last one draws nothing again. */
export function useLiveState(selectedContactId: string | undefined, report: Report): LiveState {
  const [instance, setInstance] = useState<Instance>();
  const [clock, setClock] = useState<Clock>();
  const [contacts, setContacts] = useState<readonly Contact[]>([]);
  const [selected, setSelected] = useState<ContactWithTimeline>();
  const [reachable, setReachable] = useState(true);
  const wake = useRef<() => void>(() => {});
  const wanted = useRef(selectedContactId);
  wanted.current = selectedContactId;

  useEffect(() => {
    let stopped = false;
    const watched = { instance: watchInstance(), contacts: watchContacts(), contact: watchContact() };

    async function ask(): Promise<void> {
      const now = await getClock();
      setClock((last) => (last !== undefined && sameClock(last, now) ? last : now));
      setInstance(await watched.instance.get('/local/instance'));
      const { contacts: all } = await watched.contacts.get('/local/contacts');
      setContacts(all);
      // Nobody has chosen yet, or what was chosen is of an earlier run: the newest chat is.
      const contactId = (all.find((contact) => contact.contactId === wanted.current) ?? all.at(-1))?.currentContactId;
      setSelected(
        contactId === undefined
          ? undefined
          : await watched.contact.get(`/local/contacts/${encodeURIComponent(contactId)}`),
      );
      setReachable(true);
    }

    async function keepAsking(): Promise<void> {
      while (!stopped) {
        try {
          await ask();
          report.succeeded(NOT_TOLD);
        } catch (error) {
          if (error instanceof RequestFailed && error.status === 0) setReachable(false);
          else report.failed(NOT_TOLD, error);
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS);
          wake.current = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }

    void keepAsking();
    return () => {
      stopped = true;
      wake.current();
    };
  }, [report]);

  // A choice of another chat is answered at once.
  useEffect(() => wake.current(), [selectedContactId]);

  const refresh = useCallback(() => wake.current(), []);
  const chats = useMemo(() => chatsOf(contacts), [contacts]);
  return { instance, clock, chats, selected, reachable, refresh };
}

function sameClock(a: Clock, b: Clock): boolean {
  return a.now === b.now && a.mode === b.mode && a.rate === b.rate;
}

const TICK_MS = 200;

/**
 * The chat clock's time, going on by itself between two answers while the clock is live. It never steps back by the
 * little that an answer was under way.
 */
export function useChatTime(clock: Clock | undefined): number {
  const heard = useMemo(() => ({ nowMs: Date.parse(clock?.now ?? ''), atMs: performance.now() }), [clock]);
  const [, tick] = useState(0);
  const shownMs = useRef(0);
  const isLive = clock?.mode === 'live';
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => tick((ticks) => ticks + 1), TICK_MS);
    return () => clearInterval(timer);
  }, [isLive]);

  if (clock === undefined) return 0;
  const reckonedMs = isLive ? heard.nowMs + (performance.now() - heard.atMs) * clock.rate : heard.nowMs;
  const backMs = shownMs.current - reckonedMs;
  const isJitter = isLive && backMs > 0 && backMs < clock.rate * 2 * POLL_MS;
  if (!isJitter) shownMs.current = reckonedMs;
  return shownMs.current;
}
