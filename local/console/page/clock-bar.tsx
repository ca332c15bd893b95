import './clock-bar.css';
import { useMemo, useState } from 'preact/hooks';
import { type ClockChange, changeClock } from './api-client.ts';
import { useChatTime } from './chat-time.ts';
import { deadlineInWords } from './deadline-words.ts';
import { formatDay, formatLeft, formatTimeOfDay } from './format.ts';
import type { Chat, Clock, NextDeadline } from './model.ts';
import type { Report } from './problems.tsx';

const NOT_TURNED = 'The clock was not turned';
const STEPS = [
  { minutes: 1, label: '+1 min', title: 'Let a minute pass at once' },
  { minutes: 5, label: '+5 min', title: 'Let 5 minutes pass at once' },
  { minutes: 15, label: '+15 min', title: 'Let 15 minutes pass at once' },
  { minutes: 480, label: '+8 h', title: 'Let 8 hours pass at once, the longest that a timer takes' },
] as const;
const PACES: readonly { readonly label: string; readonly title: string; readonly change: ClockChange }[] = [
  { label: 'Manual', title: 'Time stands still until you turn the clock', change: { mode: 'manual' } },
  { label: 'Live', title: 'Time goes on as on the wall', change: { mode: 'live', rate: 1 } },
  { label: '60×', title: 'A minute passes in a second', change: { mode: 'live', rate: 60 } },
  { label: '600×', title: 'Ten minutes pass in a second', change: { mode: 'live', rate: 600 } },
];

const NOTHING_IS_DUE = 'No timer runs, no flow waits, and nothing is delayed';

/** The chat clock: what time it is in the chats, how fast it goes, and buttons that turn it. */
export function ClockBar(props: {
  readonly clock: Clock | undefined;
  readonly nextDeadline: NextDeadline | undefined;
  readonly chats: readonly Chat[];
  readonly report: Report;
  readonly refresh: () => void;
}) {
  const { clock, nextDeadline, chats, report, refresh } = props;
  const [busy, setBusy] = useState(false);
  const nowMs = useChatTime(clock);

  async function change(clockChange: ClockChange): Promise<void> {
    setBusy(true);
    try {
      await changeClock(clockChange);
      report.succeeded(NOT_TURNED);
    } catch (error) {
      report.failed(NOT_TURNED, error);
    } finally {
      setBusy(false);
      refresh();
    }
  }

  return (
    <section class="clock" aria-label="Chat clock">
      <div class="clock-time" title={clock === undefined ? '' : `${clock.now} (UTC)`}>
        <span class="clock-now" data-testid="clock">
          {clock === undefined ? '––:––:––' : formatTimeOfDay(nowMs)}
        </span>
        <span class="clock-day">{clock === undefined ? '' : formatDay(nowMs)}</span>
      </div>
      <Paces clock={clock} change={(to) => void change(to)} />
      <Turns
        disabled={busy || clock === undefined}
        {...{ busy, nextDeadline, chats, nowMs }}
        change={(by) => void change(by)}
      />
    </section>
  );
}

function Paces(props: { readonly clock: Clock | undefined; readonly change: (change: ClockChange) => void }) {
  const { clock, change } = props;
  return (
    <fieldset class="paces">
      <legend class="hidden">Pace of the chat clock</legend>
      {PACES.map((pace) => (
        <label key={pace.label} title={pace.title}>
          <input
            type="radio"
            name="pace"
            disabled={clock === undefined}
            checked={clock !== undefined && isPace(clock, pace.change)}
            onChange={() => change(pace.change)}
          />
          <span>{pace.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Turns(props: {
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly nextDeadline: NextDeadline | undefined;
  readonly chats: readonly Chat[];
  readonly nowMs: number;
  readonly change: (change: ClockChange) => void;
}) {
  const { disabled, busy, nextDeadline: next, chats, nowMs, change } = props;
  const what = useMemo(() => (next === undefined ? '' : deadlineInWords(next, chats)), [next, chats]);
  return (
    <div class="turns" aria-busy={busy}>
      {STEPS.map((step) => (
        <button
          type="button"
          key={step.label}
          disabled={disabled}
          title={step.title}
          onClick={() => change({ advanceMinutes: step.minutes })}
        >
          {step.label}
        </button>
      ))}
      <button
        type="button"
        disabled={disabled || next === undefined}
        title={next === undefined ? NOTHING_IS_DUE : 'Let time pass until then'}
        aria-describedby="next-deadline"
        onClick={() => change({ advanceToNextDeadline: true })}
      >
        Next deadline
      </button>
      <span id="next-deadline" class="next-deadline quiet">
        {next === undefined ? 'none' : `${what} in ${formatLeft(Date.parse(next.dueAt) - nowMs)}`}
      </span>
    </div>
  );
}

function isPace(clock: Clock, change: ClockChange): boolean {
  if (!('mode' in change) || change.mode !== clock.mode) return false;
  return change.mode === 'manual' || change.rate === clock.rate;
}
