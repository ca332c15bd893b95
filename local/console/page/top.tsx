import { ClockBar } from './clock-bar.tsx';
import type { LiveState } from './live-state.ts';
import type { Report } from './problems.tsx';
import { type Shortcut, Shortcuts } from './shortcuts.tsx';

/** The bar above all: what can be asked of the page, and the clock. */
export function Top(props: {
  readonly live: LiveState;
  readonly report: Report;
  readonly shortcuts: readonly Shortcut[];
  readonly openDrawer: () => void;
  readonly whatToTry: () => void;
}) {
  const { live, report, shortcuts } = props;
  const { instance, clock, nextDeadline, chats, refresh } = live;
  return (
    <header class="top">
      <div class="brand">
        <h1>Local Connect</h1>
        {instance === undefined && <span class="quiet">connecting…</span>}
        <Shortcuts shortcuts={shortcuts} />
        {chats.length > 0 && (
          <button type="button" class="small" title="The steps of the beginning (w)" onClick={props.whatToTry}>
            What to try
          </button>
        )}
        <button
          type="button"
          class="small"
          title="Logs, faults, quotas and dead letters (u)"
          onClick={props.openDrawer}
        >
          Under the hood
        </button>
      </div>
      <ClockBar {...{ clock, nextDeadline, chats, report, refresh }} />
    </header>
  );
}
