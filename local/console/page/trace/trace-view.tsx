import './trace.css';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Conversation } from '../../../chat-widget/conversation.tsx';
import type { Trace } from '../../../control/trace.ts';
import { formatDay, formatTimeOfDay } from '../format.ts';
import { Insight, useView } from '../insight.tsx';
import { Lanes } from '../lanes/lanes.tsx';
import { useLook } from '../lanes/look.ts';
import { Panel } from '../lanes/panel.tsx';
import { useLanes } from '../lanes/use-lanes.ts';
import { linesOfPast, linesOfTimeline } from '../lines.ts';
import { chatsOf } from '../model.ts';
import { traceSources } from './trace-sources.ts';

/** A chat that was taken along: the lanes, the conversation and the list, to be read. */
export function TraceView(props: { readonly trace: Trace; readonly children?: ComponentChildren }) {
  const { trace } = props;
  const now = useLanes(trace.timeline, trace.contacts[0]?.startedAt);
  const look = useLook();
  const views = useView();
  const sources = useMemo(() => traceSources(trace), [trace]);
  const lines = useMemo(() => [...linesOfPast(trace.past), ...linesOfTimeline(trace.timeline)], [trace]);
  const [chat] = chatsOf(trace.contacts);
  const current = chat?.current;
  if (chat === undefined || current === undefined) return <p class="aside">The trace has no contact.</p>;
  const startMs = Date.parse(trace.timeline[0]?.at ?? trace.now);
  const contact = { ...current, timeline: trace.timeline, past: trace.past };
  return (
    <div class="trace">
      <header class="top trace-top">
        <div class="brand">
          <h1>{chat.customerName}</h1>
          <span class="quiet">
            {formatDay(startMs)}, {formatTimeOfDay(startMs)} · <code>{chat.initialContactId}</code>
          </span>
        </div>
        {props.children}
      </header>
      <main class="trace-main">
        <Lanes {...{ now, look }} nowMs={Date.parse(trace.now)} turnTo={undefined} />
        <section class="pane customer" aria-label="Conversation">
          <div class="pane-head">
            <h2>Conversation</h2>
          </div>
          <Conversation label="Conversation" lines={lines} ownRole="CUSTOMER" />
        </section>
        <Insight
          {...{ contact, chat, views, look, now }}
          clock={{ now: trace.now, mode: 'manual', rate: 0 }}
          panel={<Panel lanes={now.lanes} look={look} sources={sources} />}
          drawingOf={sources.drawing}
          readWhole={undefined}
        />
      </main>
    </div>
  );
}
