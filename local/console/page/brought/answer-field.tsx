import { useState } from 'preact/hooks';
import { useSaving } from './use-saving.ts';

/** What flows get from a function, as JSON. */
export function AnswerField(props: { readonly name: string; readonly save: (answer: unknown) => Promise<void> }) {
  const [text, setText] = useState('{}');
  const { told, save } = useSaving();
  return (
    <form
      class="answer-field"
      onSubmit={(event) => {
        event.preventDefault();
        void save(async () => props.save(readJson(text)));
      }}
    >
      <JsonField label={`What ${props.name} answers`} text={text} setText={setText} />
      <button type="submit">{`Set the answer of ${props.name}`}</button>
      <span role="status">{told}</span>
    </form>
  );
}

export function JsonField(props: {
  readonly label: string;
  readonly text: string;
  readonly setText: (text: string) => void;
}) {
  return (
    <label class="field">
      {props.label}
      <textarea
        rows={2}
        value={props.text}
        spellcheck={false}
        onInput={(event) => props.setText(event.currentTarget.value)}
      />
    </label>
  );
}

/** An object, as a flow takes it from a function. */
export function readJson(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('That is not JSON. Expected an object such as {"status": "sent"}.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('Expected an object such as {"status": "sent"}.');
}
