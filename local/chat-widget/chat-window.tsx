import './chat-window.css';
import type { ComponentChildren } from 'preact';
import { AttachButton } from './attach-button.tsx';
import { Conversation } from './conversation.tsx';
import type { CustomerSession, CustomerView } from './customer-session.ts';
import { type Line, partPast } from './lines.ts';
import { type Draft, MessageBox } from './message-box.tsx';

const CONNECTION: Readonly<Record<CustomerView['connection'], { readonly label: string; readonly tone: string }>> = {
  CONNECTING: { label: 'connecting…', tone: 'waiting' },
  CONNECTED: { label: 'connected', tone: 'good' },
  LOST: { label: 'connection lost, trying again…', tone: 'waiting' },
  BROKEN: { label: 'not connected', tone: 'bad' },
  ENDED: { label: 'chat ended', tone: 'quiet' },
};
const IDLE = { label: 'idle', tone: 'waiting' };

/** A connection that does not work is worth more words than a customer who is idle. */
function statusOf(view: CustomerView | undefined, isIdle: boolean) {
  if (isIdle && (view === undefined || view.connection === 'CONNECTED')) return IDLE;
  return view === undefined ? undefined : CONNECTION[view.connection];
}

export interface ChatWindowProps {
  readonly title: ComponentChildren;
  /** What a screen reader calls the conversation. */
  readonly label: string;
  /** `undefined`: the chat is only read here. */
  readonly session: CustomerSession | undefined;
  readonly view: CustomerView | undefined;
  /** Default: those of the view. */
  readonly lines?: readonly Line[];
  readonly isIdle: boolean;
  readonly hasEnded: boolean;
  readonly draft: Draft;
  /** The chat has just been started here. */
  readonly wantsFocus: boolean;
  readonly connectAgain: () => void;
  /** Starts a new chat that goes on from this one, where that is possible. */
  readonly comeBack: (() => void) | undefined;
  /** What else can be done once the chat has ended. */
  readonly afterEnd?: ComponentChildren;
  /** Below what was said. */
  readonly children?: ComponentChildren;
}

/** A customer's chat window: what was said, what is offered, and where they write. */
export function ChatWindow(props: ChatWindowProps) {
  const { session, view, hasEnded } = props;
  const status = statusOf(view, props.isIdle && !hasEnded);
  const canWrite = session !== undefined && view?.connection === 'CONNECTED' && !hasEnded;
  return (
    <section id="chat" tabIndex={-1} class="pane customer" aria-labelledby="customer-title">
      <header class="pane-head">
        <h2 id="customer-title">{props.title}</h2>
        {status !== undefined && <span class={`status ${status.tone}`}>{status.label}</span>}
      </header>
      <Conversation
        label={props.label}
        lines={props.lines ?? partPast(view?.lines ?? [])}
        ownRole="CUSTOMER"
        typing={view?.typing ?? ''}
        reader={canWrite ? session : undefined}
      >
        {props.children}
      </Conversation>
      {session !== undefined && <Foot {...props} session={session} canWrite={canWrite} />}
    </section>
  );
}

/** What the customer can do. */
function Foot(props: ChatWindowProps & { readonly session: CustomerSession; readonly canWrite: boolean }) {
  const { session, view, hasEnded, canWrite, comeBack } = props;
  return (
    <footer class="pane-foot">
      <MessageBox
        id="customer-message"
        label="Write as the customer"
        wantsFocus={props.wantsFocus}
        draft={props.draft}
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
        {hasEnded && props.afterEnd}
        {!hasEnded && (
          <>
            <AttachButton label="File to attach" disabled={!canWrite} attach={(file) => void session.attach(file)} />
            <button type="button" class="small" disabled={!canWrite} onClick={() => void session.leave()}>
              End the chat
            </button>
          </>
        )}
        {view?.connection === 'BROKEN' && !hasEnded && (
          <button type="button" class="small" onClick={props.connectAgain}>
            Connect again
          </button>
        )}
      </div>
    </footer>
  );
}
