import './start-card.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isDisplayName } from '../../../flow-language/display-name.ts';
import { parseAttributes } from '../attributes.ts';
import type { Instance } from '../model.ts';
import { nextName } from './next-name.ts';
import { AttributesField, FlowField, flowsToOffer, NameField } from './start-fields.tsx';
import type { StartCardState } from './use-start-card.ts';

export interface NewChat {
  readonly displayName: string;
  readonly flowId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The first contact of an ended chat that this one goes on from. */
  readonly pastContactId?: string;
}

interface StartCardProps {
  readonly card: StartCardState;
  readonly instance: Instance | undefined;
  /** The names that customers have already. */
  readonly taken: readonly string[];
  readonly start: (chat: NewChat) => Promise<void>;
}

/** Starts a chat as a customer, by any inbound flow of the instance. While it is closed, a button opens it again. */
export function StartCard(props: StartCardProps) {
  const { card, instance } = props;
  const { fields, chat, setters } = useFields(props);
  const [busy, setBusy] = useState(false);
  const { another, cancel } = useCancel(card);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || chat === undefined) return;
    setBusy(true);
    await props.start(chat);
    setBusy(false);
  }

  if (!card.isOpen) {
    return (
      <button ref={another} type="button" class="primary big" title="As another customer (n)" onClick={card.open}>
        Start another chat
      </button>
    );
  }
  return (
    <form
      class="start-chat"
      aria-labelledby="start-title"
      onSubmit={(event) => void submit(event)}
      onFocusIn={() => {
        card.keepOpen();
        setters.setName(fields.name);
      }}
      onKeyDown={({ key }) => key === 'Escape' && cancel()}
    >
      <header>
        <h2 id="start-title">New chat</h2>
        {card.canClose && (
          <button type="button" class="small" title="Cancel (Escape)" onClick={cancel}>
            Cancel
          </button>
        )}
      </header>
      <NameField name={fields.name} setName={setters.setName} asked={card.asked} />
      <FlowField flows={fields.flows} flowId={fields.flowId} setFlowId={setters.setFlowId} />
      <AttributesField text={fields.text} setText={setters.setText} problem={fields.problem} />
      <button type="submit" id="start-chat" class="primary big" disabled={busy || chat === undefined}>
        Start a chat
      </button>
      {instance !== undefined && fields.flows.length === 0 && <NoFlow />}
    </form>
  );
}

/** What is written in the card. Flow and attributes stay for the next chat; each has a customer of its own. */
function useFields({ card, instance, taken }: StartCardProps) {
  const flows = useMemo(() => flowsToOffer(instance?.flows ?? []), [instance]);
  const [chosenFlowId, setFlowId] = useState('');
  const [ownName, setName] = useState<string>();
  const [text, setText] = useState('');
  useEffect(() => {
    if (!card.isOpen) setName(undefined);
  }, [card.isOpen]);
  const name = ownName ?? nextName(taken);
  const displayName = name.trim();
  const flowId = flows.some(({ id }) => id === chosenFlowId) ? chosenFlowId : (flows[0]?.id ?? '');
  const attributes = parseAttributes(text);
  const chat: NewChat | undefined =
    flowId !== '' && isDisplayName(displayName) && attributes.ok
      ? { displayName, flowId, attributes: attributes.values }
      : undefined;
  return {
    fields: { flows, flowId, name, text, problem: attributes.ok ? undefined : attributes.problem },
    /** `undefined` as long as something is missing or wrong. */
    chat,
    setters: { setName, setFlowId, setText },
  };
}

/** Whoever cancels is where they came from. */
function useCancel({ isOpen, canClose, close }: StartCardState) {
  const another = useRef<HTMLButtonElement>(null);
  const isCancelled = useRef(false);
  useEffect(() => {
    if (isCancelled.current) another.current?.focus();
    isCancelled.current = false;
  }, [isOpen]);
  function cancel(): void {
    if (!canClose) return;
    isCancelled.current = true;
    close();
  }
  return { another, cancel };
}

function NoFlow() {
  return (
    <p class="field-error">
      This instance has no inbound flow. Load one with <code>POST /local/flows</code>.
    </p>
  );
}
