import { isoTime } from '../../iso-time.ts';
import { changeClock } from './api-client.ts';
import { useChatTime } from './chat-time.ts';
import { CopyTest } from './copy-test/copy-test.tsx';
import { Lanes } from './lanes/lanes.tsx';
import type { Look } from './lanes/look.ts';
import type { LanesNow } from './lanes/use-lanes.ts';
import type { Clock, Instance } from './model.ts';
import type { Report } from './problems.tsx';

const NOT_TURNED = 'The clock was not turned';

/** The lanes of the chat that is shown, going on with the chat clock; their deadlines turn it. */
export function LiveLanes(props: {
  readonly now: LanesNow;
  readonly look: Look;
  readonly chatId: string;
  readonly customerName: string;
  readonly clock: Clock | undefined;
  readonly instance: Instance | undefined;
  readonly report: Report;
  readonly refresh: () => void;
}) {
  const { now, look, clock, report, refresh } = props;
  const nowMs = useChatTime(clock);

  async function turnTo(atMs: number): Promise<void> {
    try {
      await changeClock({ advanceTo: isoTime(atMs) });
      report.succeeded(NOT_TURNED);
    } catch (error) {
      report.failed(NOT_TURNED, error);
    } finally {
      refresh();
    }
  }

  return (
    <Lanes
      {...{ now, look, nowMs }}
      turnTo={(atMs) => void turnTo(atMs)}
      tools={
        <>
          <CopyTest timeline={now.lanes.entries} instance={props.instance} report={report} />
          <a
            class="button small"
            href={`/local/contacts/${encodeURIComponent(props.chatId)}/trace.html`}
            download={`${props.customerName.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.trace.html`}
            title="The chat as one file, to be looked at anywhere"
          >
            Take it along
          </a>
        </>
      }
    />
  );
}
