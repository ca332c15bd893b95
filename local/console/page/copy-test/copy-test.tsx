import { useState } from 'preact/hooks';
import type { Instance, TimelineEntry } from '../model.ts';
import type { Report } from '../problems.tsx';
import { awsTestCaseOf } from './aws-test-case.ts';
import { testOfChat } from './test-of-chat.ts';

const NOT_COPIED = 'The test was not copied';

interface Form {
  readonly label: string;
  readonly title: string;
  readonly write: (timeline: readonly TimelineEntry[], instance: Instance | undefined) => string;
  /** What is said of the copy. */
  readonly note: (copied: string) => string;
}

/** The forms in which a chat is copied as a test. */
const FORMS: readonly Form[] = [
  {
    label: 'Copy as test',
    title: 'A test for the library that does what was done in this chat, and expects what came of it',
    write: testOfChat,
    note: () => '',
  },
  {
    label: 'Copy as AWS test case',
    title: 'A test case of Amazon Connect, as far as its language reaches: up to the agent’s joining',
    write: (timeline, instance) => {
      const testCase = awsTestCaseOf(timeline, instance ?? { queues: [], functions: [] });
      if (testCase === undefined)
        throw new Error('A test case needs a flow that does something before an agent joins.');
      return testCase;
    },
    note: (copied) => JSON.parse(copied).Description,
  },
];

/** Copies the chat as a test, in the library's form or in Amazon Connect's. */
export function CopyTest(props: {
  readonly timeline: readonly TimelineEntry[];
  readonly instance: Instance | undefined;
  readonly report: Report;
}) {
  const { timeline, instance, report } = props;
  const [copied, setCopied] = useState({ label: '', entries: 0, note: '' });
  const isLast = ({ label }: Form) => copied.label === label && copied.entries === timeline.length;

  async function copy({ label, write, note }: Form): Promise<void> {
    try {
      const text = write(timeline, instance);
      await navigator.clipboard.writeText(text);
      setCopied({ label, entries: timeline.length, note: note(text) });
      report.succeeded(NOT_COPIED);
    } catch (error) {
      report.failed(NOT_COPIED, error);
    }
  }

  return (
    <>
      {FORMS.map((form) => (
        <button type="button" class="small" key={form.label} title={form.title} onClick={() => void copy(form)}>
          {isLast(form) ? 'Copied' : form.label}
        </button>
      ))}
      <span class="copied-note" role="status">
        {FORMS.some(isLast) ? copied.note : ''}
      </span>
    </>
  );
}
