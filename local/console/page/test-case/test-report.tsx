import './test-report.css';
import { useEffect, useRef } from 'preact/hooks';
import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { ObservationReport, TestCaseReport } from '../../../test-cases/report-types.ts';
import { formatElapsed, inWords } from '../../../timeline/format.ts';
import type { Look } from '../lanes/look.ts';
import { PlayedObservations } from './observation-list.tsx';
import type { PlayedTest } from './use-played-tests.ts';

/** The service's own names, in words. */
const WHY: Readonly<Record<TestCaseReport['failureReasons'][number], string>> = {
  OBSERVE_EVENT: 'something that it waited for did not come',
  ASSERT_DATA: 'a check did not hold',
  INITIALIZATION_FAILURE: 'it could not start',
};

/** What came of the test whose chat is looked at. */
export function TestReport(props: { readonly test: PlayedTest; readonly lanes: ChatLanes; readonly look: Look }) {
  const { report, open, isNews } = props.test;
  const { status, reason, failureReasons, counts, seconds } = report;
  const why = [...failureReasons.map((each) => WHY[each]), reason === 'TIMEOUT' ? 'its time was up' : ''].filter(
    Boolean,
  );
  const verdict = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isNews()) verdict.current?.focus();
  }, [report]);

  function show(observation: ObservationReport): void {
    const index = entryOf(observation, props.lanes);
    if (index >= 0) props.look.select([index]);
  }

  return (
    <div class="scroll test-report">
      <p class={`verdict ${status}`} tabIndex={-1} ref={verdict}>
        <strong>
          {inWords(status)}
          {why.length > 0 && `: ${why.join('; ')}`}
        </strong>{' '}
        {counts.passed} of {counts.total} observations, in {formatElapsed(seconds * 1000)}
      </p>
      <p class="test-report-of">
        <span class="quiet">
          {report.name}, in {report.flow}
        </span>
        <button type="button" class="small" onClick={open}>
          The test case
        </button>
      </p>
      <PlayedObservations observations={report.observations} show={show} />
      {report.warnings.length > 0 && (
        <ul class="test-warnings">
          {report.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The message that came, else the first thing of that moment. */
function entryOf({ received, seconds }: ObservationReport, { entries, startMs = 0 }: ChatLanes): number {
  const atMs = startMs + seconds * 1000;
  const isThen = ({ at }: { readonly at: string }) => Date.parse(at) >= atMs;
  const said = entries.findIndex(
    (entry) => isThen(entry) && entry.type === 'MESSAGE' && entry.detail.text === received,
  );
  return said >= 0 ? said : entries.findIndex(isThen);
}
