import { memberOf } from '../../../chat-widget/json.ts';
import type { Trace } from '../../../control/trace.ts';
import { parseJson } from '../../../json.ts';
import { readTrace } from '../trace/read-trace.ts';
import { traceOfTranscript } from './transcript-trace.ts';

const TRACE_ELEMENT = /<script type="application\/json" id="trace">([\s\S]*?)<\/script>/;

/**
 * A chat out of a file that somebody has dropped: a trace as a page or as JSON, or a transcript. `undefined` for what
 * is none of these, and so may be something else that the page takes.
 */
export function readDropped(text: string): { readonly trace: Trace } | { readonly problem: string } | undefined {
  const [, inPage] = TRACE_ELEMENT.exec(text) ?? [];
  if (inPage !== undefined) return readTrace(inPage);
  const value = parseJson(text);
  if (memberOf(value, 'format') !== undefined) return readTrace(text);
  if (memberOf(value, 'Transcript') === undefined) return undefined;
  const trace = traceOfTranscript(value);
  return trace === undefined ? { problem: 'The transcript has nothing in it that can be drawn.' } : { trace };
}
