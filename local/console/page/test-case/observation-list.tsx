import './observation-list.css';
import type { ComponentChildren } from 'preact';
import type { ObservationReport } from '../../../test-cases/report-types.ts';
import { tellActual, tellReceived } from '../../../test-cases/tell-observation.ts';
import type { ToldObservation } from '../../../test-cases/tell-test-case.ts';
import { formatElapsed } from '../../../timeline/format.ts';

/** What a test case waits for, one after the other, and what it does then. */
export function ToldObservations({ observations }: { readonly observations: readonly ToldObservation[] }) {
  return (
    <ol class="observations">
      {observations.map(({ id, expected, actions, next }, place) => (
        <Step key={id} look="awaited" mark={place + 1} head={<strong>{id}</strong>}>
          <Facts rows={[['waits for', expected]]} />
          <ul>
            {actions.map((action) => (
              <li key={action.id}>{action.what}</li>
            ))}
          </ul>
          {isElsewhere(next, observations[place + 1]?.id) && <p class="quiet">then: {next.join(', ') || 'nothing'}</p>}
        </Step>
      ))}
    </ol>
  );
}

/** Whether something else than the observation below is waited for next. */
function isElsewhere(next: readonly string[], below: string | undefined): boolean {
  return below === undefined ? next.length > 0 : next.length !== 1 || next[0] !== below;
}

const OUTCOMES = {
  PASSED: { look: 'passed', mark: '✓', says: 'passed' },
  FAILED: { look: 'failed', mark: '✗', says: 'failed' },
  NOT_REACHED: { look: 'awaited', mark: '·', says: 'never waited for' },
} as const;

/** What became of each: expected, received, and what was done. `show` leads to what came. */
export function PlayedObservations(props: {
  readonly observations: readonly ObservationReport[];
  readonly show: (observation: ObservationReport) => void;
}) {
  return (
    <ol class="observations">
      {props.observations.map((observation) => (
        <PlayedObservation key={observation.id} observation={observation} show={() => props.show(observation)} />
      ))}
    </ol>
  );
}

function PlayedObservation(props: { readonly observation: ObservationReport; readonly show: () => void }) {
  const { observation } = props;
  const { id, status, seconds, expected, actions } = observation;
  const { look, mark, says } = OUTCOMES[status];
  const head = (
    <>
      <strong>{id}</strong> <span class="outcome">{says}</span>
      {status !== 'NOT_REACHED' && (
        <button type="button" class="small" title="Shows it in the lanes" onClick={props.show}>
          {formatElapsed(seconds * 1000)}
        </button>
      )}
    </>
  );
  return (
    <Step look={look} mark={mark} head={head}>
      <Facts
        rows={[
          ['expected', expected],
          ['received', tellReceived(observation)],
        ]}
      />
      <ul>
        {actions.map((action) => (
          <li key={action.id} class={action.passed ? '' : 'failed'}>
            {action.passed ? '✓' : '✗'} {action.what}
            {tellActual(action)}
          </li>
        ))}
      </ul>
    </Step>
  );
}

function Step(props: {
  readonly look: string;
  readonly mark: string | number;
  readonly head: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <li class={`observation ${props.look}`}>
      <span class="observation-mark" aria-hidden="true">
        {props.mark}
      </span>
      <div class="observation-told">
        <p class="observation-head">{props.head}</p>
        {props.children}
      </div>
    </li>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [name: string, told: string | undefined])[] }) {
  return (
    <dl>
      {rows.map(([name, told]) =>
        told === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{told}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
