import './brought-test-view.css';
import { useState } from 'preact/hooks';
import type { PlayedTestCase } from '../../../control/played-test-case.ts';
import type { ToldTestCase } from '../../../test-cases/tell-test-case.ts';
import { tellRemark } from '../../../test-language/findings.ts';
import { BroughtCard, Part, Told } from '../brought/brought-card.tsx';
import { PlainDrawing } from '../flow-drawing.tsx';
import type { Sources } from '../lanes/sources.ts';
import type { Instance } from '../model.ts';
import type { Report } from '../problems.tsx';
import { type BroughtTestCase, playTestCase, readTestCase } from './brought-test-case.ts';
import { ToldObservations } from './observation-list.tsx';

const NOT_RUN = 'The test was not run';

/** A test case that somebody brought: what it waits for, or what is wrong with it; and runs it. */
export function BroughtTestView(props: {
  readonly testCase: BroughtTestCase;
  readonly setTestCase: (testCase: BroughtTestCase) => void;
  readonly flows: Instance['flows'];
  readonly drawingOf: Sources['drawing'];
  readonly played: (report: PlayedTestCase) => void;
  readonly report: Report;
  readonly close: () => void;
}) {
  const { testCase } = props;
  const { told, problems } = testCase;
  const { isBusy, attempt } = useAttempts(props.report);
  const run = () => attempt(async () => props.played(await playTestCase(testCase)));
  const chooseFlow = (flow: string) =>
    attempt(async () => props.setTestCase(await readTestCase({ ...testCase, flow: flow === '' ? undefined : flow })));

  return (
    <BroughtCard
      label="The test case that was brought"
      name={testCase.name}
      kind="test case"
      act={
        <button type="button" class="primary" disabled={isBusy || told === undefined} onClick={() => void run()}>
          Run the test
        </button>
      }
      close={props.close}
    >
      <p class="aside">
        It runs in a chat of its own, and turns the clock of all chats as far as it takes: 5 minutes at most, as in
        Amazon Connect.
      </p>
      <FlowChoice
        flow={testCase.flow ?? ''}
        flows={props.flows}
        disabled={isBusy}
        choose={(flow) => void chooseFlow(flow)}
      />
      {problems.length > 0 && (
        <div class="test-refused" role="alert">
          <Told title="It cannot run yet" items={problems.map(tellRemark)} />
        </div>
      )}
      {told !== undefined && <WhatItDoes told={told} drawingOf={props.drawingOf} />}
    </BroughtCard>
  );
}

function WhatItDoes({ told, drawingOf }: { readonly told: ToldTestCase; readonly drawingOf: Sources['drawing'] }) {
  return (
    <div class="brought-columns">
      <div>
        <Part title="What it waits for, and does">
          <ToldObservations observations={told.observations} />
        </Part>
        <Told title="What its author should know" items={told.warnings} />
      </div>
      <Part title={`The flow that its chat starts in: ${told.flow}`}>
        <PlainDrawing key={told.flow} name={told.flow} drawingOf={drawingOf} />
      </Part>
    </div>
  );
}

/** One thing at a time. */
function useAttempts(report: Report) {
  const [isBusy, setBusy] = useState(false);
  async function attempt(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await act();
      report.succeeded(NOT_RUN);
    } catch (error) {
      report.failed(NOT_RUN, error);
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, attempt };
}

function FlowChoice(props: {
  readonly flow: string;
  readonly flows: Instance['flows'];
  readonly disabled: boolean;
  readonly choose: (flow: string) => void;
}) {
  return (
    <label class="field test-flow">
      Its chat starts in
      <select
        value={props.flow}
        disabled={props.disabled}
        onChange={(event) => props.choose(event.currentTarget.value)}
      >
        <option value="">the flow that it names</option>
        {props.flows
          .filter(({ type }) => type === 'CONTACT_FLOW')
          .map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
}
