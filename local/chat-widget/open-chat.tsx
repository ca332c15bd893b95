import { render } from 'preact';
import { useState } from 'preact/hooks';
import { ChatWindow } from './chat-window.tsx';
import { CustomerSession, type CustomerView } from './customer-session.ts';
import type { Report } from './report.ts';
import type { StartedChat } from './started-chat.ts';

export interface ChatOptions {
  readonly title: string;
  readonly region: string;
  /** Default: Amazon Connect itself. `http://127.0.0.1:4510` for Local Connect. */
  readonly endpoint?: string;
  /** Starts a chat that goes on from this one: your backend does, with PersistentChat. Without it nobody comes back. */
  readonly comeBack?: () => void;
  readonly report: Report;
}

/** Opens a customer's chat window in an element of your page, for a chat that your backend has started. */
export function openChat(element: HTMLElement, chat: StartedChat, options: ChatOptions): void {
  const { region, endpoint, report } = options;
  const session = new CustomerSession(chat, {
    ...{ region, report },
    ...(endpoint === undefined ? {} : { endpoint }),
    changed: draw,
    // The refusal of a late connection is all that a customer's page knows of it.
    hasEnded: async () => false,
  });
  draw();
  void session.connect();

  function draw(): void {
    const again = (): void => openChat(element, chat, options);
    render(<OpenChat {...{ session, options }} view={session.view} connectAgain={again} />, element);
  }
}

function OpenChat(props: {
  readonly session: CustomerSession;
  readonly view: CustomerView;
  readonly options: ChatOptions;
  readonly connectAgain: () => void;
}) {
  const { session, view, options, connectAgain } = props;
  const [text, set] = useState('');
  return (
    <ChatWindow
      {...{ session, view, connectAgain }}
      title={options.title}
      label="Your chat"
      isIdle={view.isIdle}
      hasEnded={view.connection === 'ENDED'}
      draft={{ text, set }}
      wantsFocus={true}
      comeBack={options.comeBack}
    />
  );
}
