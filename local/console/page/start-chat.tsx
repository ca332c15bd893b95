import './start-chat.css';
import { useMemo, useState } from 'preact/hooks';
import { isDisplayName } from '../../flow-language/display-name.ts';
import { parseAttributes } from './attributes.ts';
import type { Instance } from './model.ts';

export interface NewChat {
  readonly displayName: string;
  readonly flowId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The first contact of an ended chat that this one goes on from. */
  readonly pastContactId?: string;
}

const NAMES = ['Alex', 'Robin', 'Kim', 'Noor', 'Mika', 'Sasha', 'Jo', 'Ariel'];

/** Starts a chat as a customer, by any inbound flow of the instance. */
export function StartChat(props: {
  readonly instance: Instance | undefined;
  /** The names that customers have already. */
  readonly taken: readonly string[];
  readonly start: (chat: NewChat) => Promise<void>;
}) {
  const flows = useMemo(() => flowsToOffer(props.instance?.flows ?? []), [props.instance]);
  const [chosenFlowId, setFlowId] = useState('');
  const [ownName, setName] = useState<string>();
  const [attributesText, setAttributesText] = useState('');
  const [busy, setBusy] = useState(false);
  const displayName = ownName ?? nextName(props.taken);
  const flowId = flows.some(({ id }) => id === chosenFlowId) ? chosenFlowId : (flows[0]?.id ?? '');
  const attributes = parseAttributes(attributesText);
  const isComplete = flowId !== '' && isDisplayName(displayName.trim()) && attributes.ok;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || !attributes.ok) return;
    setBusy(true);
    await props.start({ displayName: displayName.trim(), flowId, attributes: attributes.values });
    setBusy(false);
    setName(undefined);
  }

  return (
    <form class="start-chat" onSubmit={(event) => void submit(event)}>
      <label class="field">
        Customer’s name
        <input
          id="customer-name"
          value={displayName}
          maxLength={256}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <FlowField flows={flows} flowId={flowId} setFlowId={setFlowId} />
      <AttributesField
        text={attributesText}
        setText={setAttributesText}
        problem={attributes.ok ? undefined : attributes.problem}
      />
      <button type="submit" id="start-chat" class="primary big" disabled={busy || !isComplete}>
        Start a chat
      </button>
      {props.instance !== undefined && flows.length === 0 && <NoFlow />}
    </form>
  );
}

function NoFlow() {
  return (
    <p class="field-error">
      This instance has no inbound flow. Load one with <code>POST /local/flows</code>.
    </p>
  );
}

/** A name that no customer has: `Alex`, and once all are taken `Alex 2`. */
export function nextName(taken: readonly string[]): string {
  const known = new Set(taken);
  for (let round = 1; ; round += 1) {
    const names = NAMES.map((name) => (round === 1 ? name : `${name} ${round}`));
    const free = names.find((name) => !known.has(name));
    if (free !== undefined) return free;
  }
}

/**
 * The inbound flows: those that somebody loaded, the newest first; then those that welcome a customer, the shortest
 * name first, since others say what they add.
 */
function flowsToOffer(flows: Instance['flows']): Instance['flows'] {
  const welcomes = ({ name }: { readonly name: string }) => /welcome|inbound/i.test(name);
  const inbound = flows.filter(({ type, standsIn }) => type === 'CONTACT_FLOW' && !standsIn);
  const own = inbound.filter((flow) => flow.own).toReversed();
  const deployed = inbound.filter((flow) => !flow.own);
  const first = deployed.filter(welcomes).sort((a, b) => a.name.length - b.name.length);
  return [...own, ...first, ...deployed.filter((flow) => !welcomes(flow))];
}

function FlowField(props: {
  readonly flows: Instance['flows'];
  readonly flowId: string;
  readonly setFlowId: (flowId: string) => void;
}) {
  return (
    <label class="field">
      Flow
      <select value={props.flowId} onChange={(event) => props.setFlowId(event.currentTarget.value)}>
        {props.flows.map((flow) => (
          <option key={flow.id} value={flow.id}>
            {flow.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function AttributesField(props: {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly problem: string | undefined;
}) {
  return (
    <details>
      <summary>Attributes</summary>
      <label class="field">
        <span class="hidden">Contact attributes, one name=value a line</span>
        <textarea
          rows={3}
          placeholder={'language=en\ntopic=billing'}
          aria-invalid={props.problem !== undefined}
          value={props.text}
          onInput={(event) => props.setText(event.currentTarget.value)}
        />
      </label>
      {props.problem !== undefined && <p class="field-error">{props.problem}</p>}
    </details>
  );
}
