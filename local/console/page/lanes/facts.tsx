/** Names and values, as they are. */
export function Facts({ value }: { readonly value: object }) {
  const entries = Object.entries(value).filter(([, fact]) => fact !== undefined && fact !== '');
  if (entries.length === 0) return null;
  return (
    <dl class="facts">
      {entries.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof fact === 'object' ? <code class="json">{JSON.stringify(fact, null, 1)}</code> : String(fact)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** JSON that is opened where somebody wants to read it. */
export function Folded(props: { readonly label: string; readonly value: unknown; readonly isOpen?: boolean }) {
  return (
    <details class="folded" open={props.isOpen ?? false}>
      <summary>{props.label}</summary>
      <pre class="json">{typeof props.value === 'string' ? props.value : JSON.stringify(props.value, null, 2)}</pre>
    </details>
  );
}
