import './conversation.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Line } from './lines.ts';
import type { Role } from './model.ts';
import { useStickToEnd } from './stick-to-end.ts';

/**
 * A conversation from one side's view: their own messages stand on the right. It stays at its end unless somebody
 * scrolls up.
 */
export function Conversation(props: {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly ownRole: Role;
  /** Where several have that role: whose view it is. */
  readonly ownName?: string | undefined;
  readonly typing?: string;
  /** Taps a choice of the last message that offers any; without it choices are only read. */
  readonly tap?: ((choice: string) => Promise<boolean>) | undefined;
  readonly children?: ComponentChildren;
}) {
  const { box, onScroll } = useStickToEnd([props.lines, props.typing, props.children]);

  const lastOffer = props.lines.findLast(({ quickReply, isPast }) => quickReply !== undefined && isPast !== true);
  const isOwn = ({ role, name }: Line) => role === props.ownRole && name === (props.ownName ?? name);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div class="conversation" role="log" aria-label={props.label} tabIndex={0} ref={box} onScroll={onScroll}>
      {props.lines.map((line, index) =>
        line.kind === 'notice' ? (
          <p key={line.key} class={`notice ${line.tone}`}>
            {line.text}
          </p>
        ) : (
          <div key={line.key} class={`bubble-row ${isOwn(line) ? 'own' : ''}`}>
            {speakerChanges(props.lines, index) && <span class={`speaker role-${line.role}`}>{line.name}</span>}
            {line === lastOffer && line.quickReply !== undefined && props.tap !== undefined ? (
              <>
                <div class={`bubble role-${line.role}`}>{line.quickReply.prompt}</div>
                <Choices choices={line.quickReply.choices} tap={props.tap} />
              </>
            ) : (
              <div class={`bubble role-${line.role}`}>{line.text}</div>
            )}
          </div>
        ),
      )}
      {props.children}
      {props.typing && <p class="typing">{props.typing} is typing…</p>}
    </div>
  );
}

function Choices(props: { readonly choices: readonly string[]; readonly tap: (choice: string) => Promise<boolean> }) {
  const [busy, setBusy] = useState(false);

  async function tap(choice: string): Promise<void> {
    setBusy(true);
    await props.tap(choice);
    setBusy(false);
  }

  return (
    <div class="choices">
      {props.choices.map((choice, index) => (
        <button key={index} type="button" class="small" disabled={busy} onClick={() => void tap(choice)}>
          {choice}
        </button>
      ))}
    </div>
  );
}

function speakerChanges(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const before = lines[index - 1];
  return before?.kind !== 'message' || before.role !== line?.role || before.name !== line.name;
}
