import './message-box.css';
import { useRef, useState } from 'preact/hooks';

/** One line to write a message in; it keeps the text when the message could not be sent. */
export function MessageBox(props: {
  readonly label: string;
  readonly disabled: boolean;
  readonly onTyping?: () => void;
  readonly send: (text: string) => Promise<boolean>;
}) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (text.trim() === '' || busy || props.disabled) return;
    setBusy(true);
    const sent = await props.send(text);
    setBusy(false);
    if (sent) setText('');
    input.current?.focus();
  }

  return (
    <form class="message-box" onSubmit={(event) => void submit(event)}>
      <input
        ref={input}
        type="text"
        aria-label={props.label}
        placeholder={props.disabled ? '' : 'Write a message'}
        autocomplete="off"
        value={text}
        disabled={props.disabled}
        onInput={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value !== '') props.onTyping?.();
        }}
      />
      <button type="submit" class="primary" disabled={props.disabled || busy || text.trim() === ''}>
        Send
      </button>
    </form>
  );
}
