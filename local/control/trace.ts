import type { TimelineEntryView } from '../timeline/timeline-entry.ts';
import type { ContactView, PastMessageView } from './contact-views.ts';
import type { InvocationView } from './invocation-view.ts';

export const TRACE_FORMAT = 'connect-chat-kit-trace';
export const TRACE_VERSION = 1;

/** A chat as it is taken along: all that the page shows of it, in one piece of JSON. */
export interface Trace {
  readonly format: typeof TRACE_FORMAT;
  readonly version: typeof TRACE_VERSION;
  /** What the chat clock showed when it was written; ISO 8601 in UTC. */
  readonly now: string;
  /** The contacts of the chain, oldest first. */
  readonly contacts: readonly ContactView[];
  readonly past: readonly PastMessageView[];
  readonly timeline: readonly TimelineEntryView[];
  /** What the functions of its flows were given, answered and wrote, as far as it is kept. */
  readonly invocations: readonly InvocationView[];
  /** The flows that ran in it. */
  readonly flows: readonly TracedFlow[];
}

interface TracedFlow {
  readonly name: string;
  readonly type: string;
  /** Flow language. */
  readonly content: unknown;
  /** Its drawing as SVG. */
  readonly drawing?: string;
}
