import { useEffect, useRef } from 'preact/hooks';
import type { Instance } from '../model.ts';

/** The customer's name, selected once somebody has asked for the card: what is typed takes its place. */
export function NameField(props: {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly asked: number;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.asked === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [props.asked]);
  return (
    <label class="field">
      Customer’s name
      <input
        ref={input}
        id="customer-name"
        value={props.name}
        maxLength={256}
        onInput={(event) => props.setName(event.currentTarget.value)}
      />
    </label>
  );
}

/**
 * The inbound flows: those that somebody loaded, the newest first; then those that welcome a customer, the shortest
 * name first, since others say what they add.
 */
export function flowsToOffer(flows: Instance['flows']): Instance['flows'] {
  const welcomes = ({ name }: { readonly name: string }) => /welcome|inbound/i.test(name);
  const inbound = flows.filter(({ type, standsIn }) => type === 'CONTACT_FLOW' && !standsIn);
  const own = inbound.filter((flow) => flow.own).toReversed();
  const deployed = inbound.filter((flow) => !flow.own);
  const first = deployed.filter(welcomes).sort((a, b) => a.name.length - b.name.length);
  return [...own, ...first, ...deployed.filter((flow) => !welcomes(flow))];
}

export function FlowField(props: {
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

export function AttributesField(props: {
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
