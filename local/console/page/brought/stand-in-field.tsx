import { useState } from 'preact/hooks';
import { JsonField, readJson } from './answer-field.tsx';
import type { BroughtFlow, StandIn } from './brought-flow.ts';
import { useSaving } from './use-saving.ts';

type Transitions = BroughtFlow['content']['Actions'][number]['Transitions'];

/** What a chat takes at a block that does not run here: one of its branches, or its next block with results. */
export function StandInField(props: {
  readonly action: string;
  readonly type: string;
  readonly takes: string;
  readonly transitions: Transitions;
  readonly save: (standIn: StandIn) => Promise<void>;
}) {
  const { action } = props;
  const choices = choicesOf(props.transitions);
  const [chosen, choose] = useState('');
  const [results, setResults] = useState('{}');
  const { told, save } = useSaving();
  const choice = choices.find(({ key }) => key === chosen);

  function submit(event: Event): void {
    event.preventDefault();
    if (chosen === RESULTS) void save(async () => props.save({ results: readJson(results) }));
    else if (choice !== undefined) void save(() => props.save(choice.standIn));
  }

  return (
    <form class="answer-field" onSubmit={submit}>
      <p>
        <strong>{action}</strong> <span class="quiet">{`${props.type}: a chat takes ${props.takes}`}</span>
      </p>
      <label class="field">
        {`What a chat takes at ${action}`}
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">as it is</option>
          {choices.map(({ key }) => (
            <option key={key} value={key}>
              {key}
            </option>
          ))}
          <option value={RESULTS}>{RESULTS}</option>
        </select>
      </label>
      {chosen === RESULTS && <JsonField label={`Results of ${action}`} text={results} setText={setResults} />}
      <button type="submit" disabled={chosen === ''}>{`Set what ${action} takes`}</button>
      <span role="status">{told}</span>
    </form>
  );
}

const RESULTS = 'its next block, with results';

interface Choice {
  readonly key: string;
  readonly standIn: StandIn;
}

function choicesOf(transitions: Transitions): readonly Choice[] {
  const { Errors = [], Conditions = [] } = transitions ?? {};
  return [
    ...Conditions.map(({ Condition }) => Condition.Operands.join(', ')).map((condition) => ({
      key: `the branch ${condition}`,
      standIn: { condition },
    })),
    ...Errors.map(({ ErrorType: error }) => ({ key: `the error branch ${error}`, standIn: { error } })),
  ];
}
