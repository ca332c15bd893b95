import type { Chat } from '../engine/index.ts';
import { drawFlowAsSvg, readDrawnFlow } from '../flow-report/index.ts';
import { isoTime } from '../iso-time.ts';
import { viewContact, viewContactWithTimeline } from './contact-view.ts';
import type { ControlContext } from './control-context.ts';
import { viewInvocation } from './invocations.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Trace } from './trace.ts';

/** What a trace is taken from. */
export type TraceSources = Pick<ControlContext, 'clock' | 'runner' | 'timeline' | 'typing' | 'invocations' | 'flows'>;

/** A trace has so many entries at most, the newest: a browser has to draw it. */
const MOST_ENTRIES = 20_000;

/** All that there is to see of a chat, in plain values. Neither token nor secret is among them. */
export function takeTrace(sources: TraceSources, chat: Chat): Trace {
  const all = sources.timeline.of(chat.initialContactId).length;
  const page = { after: Math.max(0, all - MOST_ENTRIES), limit: MOST_ENTRIES };
  const { timeline, past } = viewContactWithTimeline(sources, chat, chat.current, page);
  const ran = new Set(timeline.flatMap(({ detail }) => ('requestId' in detail ? [detail.requestId] : [])));
  const flows = new Set(timeline.flatMap(({ detail }) => ('flow' in detail ? [detail.flow] : [])));
  return {
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    now: isoTime(sources.clock.nowMs),
    contacts: chat.contacts.map((contact) => viewContact(sources, chat, contact)),
    past,
    timeline,
    invocations: sources.invocations.all.filter(({ requestId }) => ran.has(requestId)).map(viewInvocation),
    flows: sources.flows.all
      .filter(({ name }) => flows.has(name))
      .map(({ name, type, content }) => ({ name, type, content, drawing: draw(name, type, content) })),
  };
}

/** As wide as the place that it has in a trace. */
const DRAWING_WIDTH = 700;

function draw(...flow: Parameters<typeof readDrawnFlow>): string {
  return drawFlowAsSvg(readDrawnFlow(...flow), { width: DRAWING_WIDTH });
}
