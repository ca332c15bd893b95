import './brought.css';
import type { ComponentChildren } from 'preact';

/** What somebody brought, in the place of the chat: its name, what can be done with it, and what there is to say. */
export function BroughtCard(props: {
  readonly label: string;
  readonly name: string;
  readonly kind: string;
  readonly act: ComponentChildren;
  readonly close: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <section id="chat" tabIndex={-1} class="card brought" aria-label={props.label}>
      <header>
        <h2>{props.name}</h2>
        <span class="quiet">{props.kind}</span>
        {props.act}
        <button type="button" onClick={props.close}>
          Close
        </button>
      </header>
      {props.children}
    </section>
  );
}

export function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="brought-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Sentences of which there may be none. */
export function Told({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Part title={title}>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Part>
  );
}
