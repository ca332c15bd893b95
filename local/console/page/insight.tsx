import { useState } from 'preact/hooks';
import { Details } from './details.tsx';
import { FlowPath } from './flow-path.tsx';
import type { Chat, Clock, ContactWithTimeline } from './model.ts';
import { Tabs } from './tabs.tsx';
import { Timeline } from './timeline.tsx';
import { Timers } from './timers.tsx';

type View = 'timeline' | 'flow' | 'details';

const VIEWS: readonly { readonly name: View; readonly label: string }[] = [
  { name: 'timeline', label: 'Timeline' },
  { name: 'flow', label: 'Flow' },
  { name: 'details', label: 'Details' },
];

/** The view that is looked at stays the same from one chat to the next. */
export function useView() {
  return useState<View>('timeline');
}

/** What neither side of the chat sees: its timers, and what happened, in several views. */
export function Insight(props: {
  readonly contact: ContactWithTimeline;
  readonly chat: Chat;
  readonly clock: Clock | undefined;
  readonly view: View;
  readonly setView: (view: View) => void;
}) {
  const { contact, chat, clock, view } = props;
  return (
    <div class="insight">
      <Timers contact={contact} clock={clock} />
      <section class="card told" aria-label="What happened">
        <Tabs label="Views of the chat" tabs={VIEWS} chosen={view} choose={props.setView}>
          {view === 'timeline' && <Timeline timeline={contact.timeline} chat={chat} />}
          {view === 'flow' && <FlowPath contact={contact} />}
          {view === 'details' && <Details contact={contact} chat={chat} />}
        </Tabs>
      </section>
    </div>
  );
}
