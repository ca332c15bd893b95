import { useMemo, useState } from 'preact/hooks';
import { PlainDrawing } from '../flow-drawing.tsx';
import type { Sources } from '../lanes/sources.ts';
import { AnswerField } from './answer-field.tsx';
import { BroughtCard, Part, Told } from './brought-card.tsx';
import { answerFunction, type BroughtFlow, declareStandIns, type StandIn } from './brought-flow.ts';
import { StandInField } from './stand-in-field.tsx';

/** What becomes of each kind of thing of another instance. */
const BECOMES: Readonly<Record<string, string>> = {
  queue: 'a queue of this instance',
  hours: 'hours that never close',
  prompt: 'taken to be there',
  view: 'taken to be there',
  agent: 'taken to be there',
  flow: 'one that says that it stands in',
  module: 'one that says that it stands in',
  function: 'answers as below',
};

/** A flow that somebody brought: drawn, with what was adopted and stood in for, and a field for each answer. */
export function Brought(props: {
  readonly flow: BroughtFlow;
  readonly setFlow: (flow: BroughtFlow) => void;
  readonly drawingOf: Sources['drawing'];
  readonly startIn: (flowId: string) => void;
  readonly close: () => void;
}) {
  const { flow } = props;
  const [standIns, setStandIns] = useState<Readonly<Record<string, StandIn>>>({});

  async function declare(action: string, standIn: StandIn): Promise<void> {
    const all = { ...standIns, [action]: standIn };
    props.setFlow(await declareStandIns(flow, all));
    setStandIns(all);
  }

  return (
    <BroughtCard
      label="The flow that was brought"
      name={flow.name}
      kind={flow.type}
      act={
        flow.type === 'CONTACT_FLOW' && (
          <button type="button" class="primary" onClick={() => props.startIn(flow.id)}>
            Start a chat in it
          </button>
        )
      }
      close={props.close}
    >
      <div class="brought-columns">
        <div>
          <Told title="Read" items={[...flow.notes, ...flow.warnings]} />
          <Adopted adopted={flow.adopted} />
          <StoodIn flow={flow} declare={declare} />
        </div>
        <div>
          <DrawingOf flow={flow} drawingOf={props.drawingOf} />
        </div>
      </div>
    </BroughtCard>
  );
}

/** What is another instance's, and what each function of it answers. */
function Adopted({ adopted }: Pick<BroughtFlow, 'adopted'>) {
  if (adopted.length === 0) return null;
  const functions = adopted.filter(({ kind }) => kind === 'function');
  return (
    <>
      <Part title="Adopted from another instance">
        <ul>
          {adopted.map(({ kind, name, arn }) => (
            <li key={arn} title={arn}>
              <strong>{name}</strong> <span class="quiet">{`${kind}: ${BECOMES[kind] ?? 'adopted'}`}</span>
            </li>
          ))}
        </ul>
      </Part>
      {functions.length > 0 && (
        <Part title="What functions answer">
          {functions.map(({ name, arn }) => (
            <AnswerField key={arn} name={name} save={(answer) => answerFunction(arn, answer)} />
          ))}
        </Part>
      )}
    </>
  );
}

/** The blocks that do not run here, and what a chat takes at each. */
function StoodIn(props: {
  readonly flow: BroughtFlow;
  readonly declare: (action: string, standIn: StandIn) => Promise<void>;
}) {
  const { stoodIn, content } = props.flow;
  if (stoodIn.length === 0) return null;
  return (
    <Part title="Local Connect stands in for">
      {stoodIn.map(({ action, type, takes }) => (
        <StandInField
          key={action}
          {...{ action, type, takes }}
          transitions={content.Actions.find(({ Identifier }) => Identifier === action)?.Transitions}
          save={(standIn) => props.declare(action, standIn)}
        />
      ))}
    </Part>
  );
}

/** Drawn anew for each version that is loaded. */
function DrawingOf({ flow, drawingOf }: { readonly flow: BroughtFlow; readonly drawingOf: Sources['drawing'] }) {
  const ask = useMemo<Sources['drawing']>(() => (name, width) => drawingOf(name, width), [flow, drawingOf]);
  return <PlainDrawing name={flow.name} drawingOf={ask} />;
}
