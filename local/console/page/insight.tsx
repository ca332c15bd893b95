import './insight.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Details } from './details.tsx';
import { FlowPath } from './flow-path.tsx';
import type { Look } from './lanes/look.ts';
import type { Sources } from './lanes/sources.ts';
import type { LanesNow } from './lanes/use-lanes.ts';
import type { Chat, Clock, ContactWithTimeline } from './model.ts';
import { Tabs } from './tabs.tsx';
import { Timeline } from './timeline.tsx';
import { Timers } from './timers.tsx';
import { addressAtFirst, note } from './use-address.ts';

type View = 'timeline' | 'flow' | 'timers' | 'details' | 'test';

const VIEWS: readonly { readonly name: View; readonly label: string }[] = [
  { name: 'timeline', label: 'Timeline' },
  { name: 'flow', label: 'Flow' },
  { name: 'timers', label: 'Timers' },
  { name: 'details', label: 'Details' },
];
/** Of a chat that a test was run in. */
const VIEWS_OF_TEST: typeof VIEWS = [{ name: 'test', label: 'Test' }, ...VIEWS];

/** The view that is looked at, and how wide it is, stay the same from one chat to the next. */
export function useView() {
  const [first] = useState(addressAtFirst);
  const [view, setView] = useState<View>(
    () => VIEWS_OF_TEST.find(({ name }) => name === first.view)?.name ?? 'timeline',
  );
  const [isWide, setWide] = useState(false);
  useEffect(() => note({ view: view === 'timeline' ? undefined : view }), [view]);
  /** The chat whose test the page’s address asked for. */
  const testOfChat = first.view === 'test' ? first.chat : undefined;
  return { view, setView, isWide, setWide, testOfChat };
}

/** What neither side of the chat sees: its timers, and what happened, in several views. */
export function Insight(props: {
  readonly contact: ContactWithTimeline;
  readonly chat: Chat;
  readonly clock: Clock | undefined;
  readonly drawingOf: Sources['drawing'];
  readonly views: ReturnType<typeof useView>;
  readonly look: Look;
  readonly now: LanesNow;
  readonly panel: ComponentChildren;
  /** Reads a timeline from its beginning, where that can be had. */
  readonly readWhole: (() => void) | undefined;
  /** What came of the test that was run in the chat. */
  readonly test?: ComponentChildren;
}) {
  const { contact, chat, clock, look, now, test } = props;
  const tabs = test === undefined ? VIEWS : VIEWS_OF_TEST;
  const { view: wanted, setView, isWide, setWide, testOfChat } = props.views;
  const view = tabs.some(({ name }) => name === wanted) ? wanted : 'timeline';
  return (
    <div class={`insight ${isWide ? 'wide' : ''}`}>
      {props.panel}
      <section class="card told" aria-label="What happened">
        <button type="button" class="small widen" aria-pressed={isWide} onClick={() => setWide(!isWide)}>
          Full width
        </button>
        <Tabs label="Views of the chat" tabs={tabs} chosen={view} choose={setView}>
          {view === 'test' && test}
          {wanted === 'test' && test === undefined && testOfChat === chat.initialContactId && <NoReport />}
          {view === 'timeline' && (
            <Timeline
              {...{ chat, look }}
              timeline={contact.timeline}
              readWhole={contact.truncated === true ? props.readWhole : undefined}
            />
          )}
          {view === 'flow' && <FlowPath contact={contact} drawingOf={props.drawingOf} />}
          {view === 'timers' && <Timers {...{ contact, clock, now, look }} />}
          {view === 'details' && <Details contact={contact} chat={chat} />}
        </Tabs>
      </section>
    </div>
  );
}

/** Why an address that asks for a test leads to the timeline. */
function NoReport() {
  return (
    <p class="no-report" role="status">
      The report of the test that ran in this chat is not here: only the browser tab that ran it has it. Drop the test
      case again to run it anew.
    </p>
  );
}
