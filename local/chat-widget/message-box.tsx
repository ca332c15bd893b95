import './message-box.css';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What somebody has begun to write. */
export interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
}

const MOST_LINES_PX = 140;

interface MessageBoxProps {
  readonly id: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly draft: Draft;
  /** Takes the focus once it can be written in, unless a person is somewhere else by then. */
  readonly wantsFocus?: boolean;
  readonly onTyping: () => void;
  readonly send: (text: string) => Promise<boolean>;
}

/** Where a message is written: Enter sends it, Shift and Enter begin a line. What was not sent stays. */
export function MessageBox(props: MessageBoxProps) {
  const { draft } = props;
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowing(field, draft.text);
  useFocus(field, props.wantsFocus === true && !props.disabled);

  const isEmpty = draft.text.trim() === '';

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isEmpty || busy || props.disabled) return;
    setBusy(true);
    const sent = await props.send(draft.text);
    setBusy(false);
    if (sent) draft.set('');
    if (isStillHere(field.current)) field.current?.focus();
  }

  return (
    <form class="message-box" onSubmit={(event) => void submit(event)}>
      <textarea
        ref={field}
        id={props.id}
        rows={1}
        aria-label={props.label}
        placeholder={props.disabled ? '' : 'Write a message'}
        title="Enter sends, Shift+Enter begins a line"
        autocomplete="off"
        value={draft.text}
        disabled={props.disabled}
        onKeyDown={(event) => isToSend(event) && void submit(event)}
        onInput={({ currentTarget: { value } }) => {
          draft.set(value);
          if (value !== '') props.onTyping();
        }}
      />
      <button type="submit" class="primary" disabled={props.disabled || busy || isEmpty}>
        Send
      </button>
    </form>
  );
}

/** Whoever has gone on to another field meanwhile stays there. */
function isStillHere(field: HTMLTextAreaElement | null): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || field?.form?.contains(activeElement) === true;
}

/** Shift begins a line, and a composition ends with Enter. */
function isToSend({ key, shiftKey, isComposing }: KeyboardEvent): boolean {
  return key === 'Enter' && !shiftKey && !isComposing;
}

/** Takes the focus, unless a person is somewhere else by then. */
function useFocus(field: RefObject<HTMLTextAreaElement | null>, wanted: boolean): void {
  useEffect(() => {
    const isElsewhere = document.activeElement !== document.body && document.activeElement?.id !== 'start-chat';
    if (wanted && !isElsewhere) field.current?.focus();
  }, [field, wanted]);
}

/** As high as its text, up to a few lines. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    if (text !== '') element.style.height = `${Math.min(MOST_LINES_PX, element.scrollHeight + 2)}px`;
  }, [field, text]);
}
