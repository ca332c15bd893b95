import { useMemo } from 'preact/hooks';
import { ChatWindow } from '../../chat-widget/chat-window.tsx';
import type { CustomerSession, CustomerView } from '../../chat-widget/customer-session.ts';
import { partPast } from '../../chat-widget/lines.ts';
import type { Draft } from '../../chat-widget/message-box.tsx';
import { linesOfPast, linesOfTimeline } from './lines.ts';
import type { ContactWithTimeline } from './model.ts';

const ELSEWHERE =
  'This customer chats from somewhere else, such as a test, the SDK or another tab. Here you can read along.';

const TOO_LATE =
  'The chat ended before this window connected. The customer saw nothing of it; this is what its timeline has.';

/** The customer's chat window. A chat that another client has started can be read here, not written in. */
export function CustomerPane(props: {
  readonly contact: ContactWithTimeline;
  readonly customerName: string;
  readonly session: CustomerSession | undefined;
  readonly view: CustomerView | undefined;
  readonly draft: Draft;
  readonly wantsFocus: boolean;
  readonly connectAgain: () => void;
  readonly comeBack: (() => void) | undefined;
  readonly startAnother: () => void;
}) {
  const { contact, customerName, session, view } = props;
  const told = useTold(contact);
  // What a window missed because the chat was over before it could read, the timeline tells.
  const missed = view !== undefined && view.connection === 'ENDED' && !view.isWhole;
  const lines = useMemo(
    () => (view === undefined || missed ? told : partPast(view.lines)),
    [view?.lines, told, missed],
  );
  const hasEnded = contact.state === 'ENDED' || view?.connection === 'ENDED';
  return (
    <ChatWindow
      {...props}
      {...{ lines, hasEnded }}
      label="What the customer sees"
      title={
        <>
          <span class="pane-kind">Customer</span> {customerName}
        </>
      }
      afterEnd={
        <button type="button" class="small" title="As another customer" onClick={props.startAnother}>
          Start another chat
        </button>
      }
      isIdle={contact.participants.some(({ role, idle }) => role === 'CUSTOMER' && idle)}
    >
      {missed && <p class="notice warning">{TOO_LATE}</p>}
      {session === undefined && <p class="aside">{hasEnded ? 'This chat has ended.' : ELSEWHERE}</p>}
    </ChatWindow>
  );
}

function useTold({ timeline, past }: ContactWithTimeline) {
  return useMemo(() => [...linesOfPast(past), ...linesOfTimeline(timeline)], [timeline, past]);
}
