import './flow-path.css';
import { useMemo } from 'preact/hooks';
import { blockName } from '../../flow-language/block-name.ts';
import { flowTypeName } from '../../flow-language/flow-type-names.ts';
import { FlowDrawing } from './flow-drawing.tsx';
import { flowRuns } from './flow-runs.ts';
import type { Sources } from './lanes/sources.ts';
import type { ContactWithTimeline } from './model.ts';

/** The flow with the path taken; then which flows ran, and block by block the way that each of them took. */
export function FlowPath(props: { readonly contact: ContactWithTimeline; readonly drawingOf: Sources['drawing'] }) {
  const { contact } = props;
  const runs = useMemo(() => flowRuns(contact.timeline), [contact.timeline]);
  if (runs.length === 0) return <p class="aside">No flow has run in this chat.</p>;
  return (
    <div class="scroll">
      <FlowDrawing contact={contact} drawingOf={props.drawingOf} />
      {runs.map((run) => (
        <section key={run.key} class="flow-run">
          <h3>
            {run.flow} <span class="quiet">{flowTypeName(run.flowType)}</span>
            {!run.ended && contact.state !== 'ENDED' && <span class="status waiting">running</span>}
          </h3>
          <ol>
            {run.steps.map((step, index) => {
              const isHere = !run.ended && contact.state !== 'ENDED' && index === run.steps.length - 1;
              return (
                <li key={index} class={`${isHere ? 'here' : ''} ${step.failed ? 'failed' : ''}`}>
                  <span class="step-name">{blockName(step.action, step.title)}</span>{' '}
                  <span class="quiet">{step.title}</span>
                  {step.branch !== '' && <span class="branch">{step.branch}</span>}
                  {isHere && <span class="hidden"> (the flow is here)</span>}
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}
