import { escapeControls } from '../escape-controls.ts';
import { isoTime } from '../iso-time.ts';
import { isObject, parseJson } from '../json.ts';
import type { Invocation, LogLine } from '../lambda/index.ts';

export type LogsOption = 'text' | 'json';

/** Where the lines of functions go. */
interface FunctionOutput {
  readonly onInvocation: (invocation: Invocation) => void;
  readonly onLog: (line: LogLine) => void;
}

/**
 * What a terminal shows of functions. `text`: a line for each invocation, and what a function writes in plain words;
 * the structured logs and metrics of the kit's functions are left out. `json`: everything, one object a line.
 */
export function functionOutput(logs: LogsOption, print: (line: string) => void): FunctionOutput {
  if (logs === 'json') {
    return {
      onLog: ({ text, ...line }) => print(JSON.stringify({ ...line, message: parsed(text) ?? text })),
      onInvocation: ({ result, atMs, durationMs, ...invocation }) => {
        const at = isoTime(atMs);
        print(JSON.stringify({ ...invocation, at, outcome: outcomeOf(result), durationMs }));
      },
    };
  }
  return {
    onLog: ({ functionName, text }) => {
      if (text.trim() !== '' && parsed(text) === undefined) print(`          ${functionName} | ${text}`);
    },
    onInvocation: (invocation) => print(invocationLine(invocation)),
  };
}

/** `12:03:41  SetChatTimers         SET  212 ms`: the chat clock's time, the function, what it answered, how long. */
export function invocationLine({ functionName, atMs, durationMs, result }: Invocation): string {
  const [time = ''] = new Date(atMs).toTimeString().split(' ');
  return `${time}  ${functionName.padEnd(20)}  ${outcomeOf(result)}  ${Math.round(durationMs)} ms`;
}

/** Longer than any message that says what was wrong. */
const MOST_CHARACTERS = 160;

/** An outcome in few words, without a value that a flow could have from a customer. */
function outcomeOf(result: Invocation['result']): string {
  if (!result.ok) return cut(escapeControls(`${result.errorName}: ${result.errorMessage.replaceAll(/\s+/g, ' ')}`));
  const { payload } = result;
  if (!isObject(payload)) return 'done';
  const { status, statusCode, batchItemFailures } = payload;
  if (typeof status === 'string' && /^[A-Z_]{1,40}$/.test(status)) return status;
  if (typeof statusCode === 'number') return `HTTP ${statusCode}`;
  if (Array.isArray(batchItemFailures) && batchItemFailures.length > 0) {
    return `to be tried again: ${batchItemFailures.length}`;
  }
  return 'done';
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

function parsed(text: string): unknown {
  return text.startsWith('{') ? parseJson(text) : undefined;
}
