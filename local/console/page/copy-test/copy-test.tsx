import { useState } from 'preact/hooks';
import type { TimelineEntry } from '../model.ts';
import type { Report } from '../problems.tsx';
import { testOfChat } from './test-of-chat.ts';

const NOT_COPIED = 'The test was not copied';

/** Copies the chat as a test in the library's form. */
export function CopyTest({
  timeline,
  report,
}: {
  readonly timeline: readonly TimelineEntry[];
  readonly report: Report;
}) {
  const [copied, setCopied] = useState(0);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(testOfChat(timeline));
      setCopied(timeline.length);
      report.succeeded(NOT_COPIED);
    } catch (error) {
      report.failed(NOT_COPIED, error);
    }
  }

  return (
    <button
      type="button"
      class="small"
      title="A test for the library that does what was done in this chat, and expects what came of it"
      onClick={() => void copy()}
    >
      {copied === timeline.length && copied > 0 ? 'Copied' : 'Copy as test'}
    </button>
  );
}
