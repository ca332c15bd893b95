import './pane.css';
import { useMemo } from 'preact/hooks';
import { AttachButton } from './attach-button.tsx';
import { Conversation } from './conversation.tsx';
import type { CustomerSession, CustomerView } from './customer-session.ts';
import type { Draft } from './drafts.ts';
import { linesOfPast, linesOfTimeline, partPast } from './lines.ts';
import { MessageBox } from './message-box.tsx';
import type { ContactWithTimeline } from './model.ts';

const CONNECTION: Readonly<Record<CustomerView['connection'], { readonly label: string; readonly tone: string }>> = {
  CONNECTING: { label: 'connecting…', tone: 'waiting' },
  CONNECTED: { label: 'connected', tone: 'good' },
  LOST: { label: 'connection lost, trying again…', tone: 'waiting' },
  BROKEN: { label: 'not connected', tone: 'bad' },
  ENDED: { label: 'chat ended', tone: 'quiet' },
};

const ELSEWHERE =
  'This customer chats from somewhere else, such as a test, the SDK or another tab. Here you can read along.';

const TOO_LATE =
  'The chat ended before this window connected. The customer saw nothing of it; this is what its timeline has.';

const IDLE = { label: 'idle', tone: 'waiting' };

/** A connection that does not work is worth more words than a customer who is idle. */
function statusOf(view: CustomerView | undefined, isIdle: boolean) {
  if (isIdle && (view === undefined || view.connection === 'CONNECTED')) return IDLE;
  return view === undefined ? undefined : CONNECTION[view.connection];
}

/** The customer's chat window. A chat that another client has started can be read here, not written in. */
export function CustomerPane(props: {
  readonly contact: ContactWithTimeline;
  readonly customerName: string;
  readonly session: CustomerSession | undefined;
  readonly view: CustomerView | undefined;
  readonly draft: Draft;
  /** The chat has just been started here. */
  readonly wantsFocus: boolean;
  readonly connectAgain: () => void;
  /** Starts a new chat that goes on from this one, where that is possible. */
  readonly comeBack: (() => void) | undefined;
}) {
  const { contact, customerName, session, view } = props;
  const told = useTold(contact);
  // What a window missed because the chat was over before it could read, the timeline tells.
  const missed = view !== undefined && view.connection === 'ENDED' && !view.isWhole;
  const lines = useMemo(
    () => (view === undefined || missed ? told : partPast(view.lines)),
    [view?.lines, told, missed],
  );
  const isIdle = contact.participants.some(({ role, idle }) => role === 'CUSTOMER' && idle);
  const hasEnded = contact.state === 'ENDED' || view?.connection === 'ENDED';
  const status = statusOf(view, isIdle && !hasEnded);
  const canWrite = session !== undefined && view?.connection === 'CONNECTED' && !hasEnded;

  return (
    <section id="chat" tabIndex={-1} class="pane customer" aria-labelledby="customer-title">
      <Head customerName={customerName} status={status} />
      <Conversation
        label="What the customer sees"
        lines={lines}
        ownRole="CUSTOMER"
        typing={view?.typing ?? ''}
        reader={canWrite ? session : undefined}
      >
        {missed && <p class="notice warning">{TOO_LATE}</p>}
        {session === undefined && <p class="aside">{hasEnded ? 'This chat has ended.' : ELSEWHERE}</p>}
      </Conversation>
      {session !== undefined && (
        <Foot
          {...{ session, hasEnded, canWrite }}
          draft={props.draft}
          wantsFocus={props.wantsFocus}
          connectAgain={view?.connection === 'BROKEN' ? props.connectAgain : undefined}
          comeBack={props.comeBack}
        />
      )}
    </section>
  );
}

function useTold({ timeline, past }: ContactWithTimeline) {
  return useMemo(() => [...linesOfPast(past), ...linesOfTimeline(timeline)], [timeline, past]);
}

function Head(props: { readonly customerName: string; readonly status: ReturnType<typeof statusOf> }) {
  const { customerName, status } = props;
  return (
    <header class="pane-head">
      <h2 id="customer-title">
        <span class="pane-kind">Customer</span> {customerName}
      </h2>
      {status !== undefined && <span class={`status ${status.tone}`}>{status.label}</span>}
    </header>
  );
}

/** What the customer can do. */
function Foot(props: {
  readonly session: CustomerSession;
  readonly hasEnded: boolean;
  readonly canWrite: boolean;
  readonly draft: Draft;
  readonly wantsFocus: boolean;
  readonly connectAgain: (() => void) | undefined;
  readonly comeBack: (() => void) | undefined;
}) {
  const { session, hasEnded, canWrite, draft, connectAgain, comeBack } = props;
  return (
    <footer class="pane-foot">
      <MessageBox
        id="customer-message"
        label="Write as the customer"
        wantsFocus={props.wantsFocus}
        draft={draft}
        disabled={!canWrite}
        onTyping={() => session.typing()}
        send={(text) => session.send(text)}
      />
      <div class="foot-row">
        {hasEnded && comeBack !== undefined && (
          <button
            type="button"
            class="small"
            title="A new chat that goes on from this one: both sides read what was said here"
            onClick={comeBack}
          >
            Come back
          </button>
        )}
        {!hasEnded && (
          <>
            <AttachButton label="File to attach" disabled={!canWrite} attach={(file) => void session.attach(file)} />
            <button type="button" class="small" disabled={!canWrite} onClick={() => void session.leave()}>
              End the chat
            </button>
          </>
        )}
        {connectAgain !== undefined && !hasEnded && (
          <button type="button" class="small" onClick={connectAgain}>
            Connect again
          </button>
        )}
      </div>
    </footer>
  );
}
