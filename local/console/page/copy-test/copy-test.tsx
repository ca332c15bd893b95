import { useState } from 'preact/hooks';
import type { TimelineEntry } from '../model.ts';
import type { Report } from '../problems.tsx';
import { awsTestCaseOf } from './aws-test-case.ts';
import { testOfChat } from './test-of-chat.ts';

const NOT_COPIED = 'The test was not copied';

/** The forms in which a chat is copied as a test. */
const FORMS = [
  {
    label: 'Copy as test',
    title: 'A test for the library that does what was done in this chat, and expects what came of it',
    write: testOfChat,
  },
  {
    label: 'Copy as AWS test case',
    title: 'The same in the language of Amazon Connect’s test cases, as far as it reaches: up to the agent’s joining',
    write: (timeline: readonly TimelineEntry[]) => {
      const testCase = awsTestCaseOf(timeline);
      if (testCase === undefined)
        throw new Error('A test case needs a flow that says something before an agent joins.');
      return testCase;
    },
  },
] as const;

/** Copies the chat as a test, in the library's form or in Amazon Connect's. */
export function CopyTest({
  timeline,
  report,
}: {
  readonly timeline: readonly TimelineEntry[];
  readonly report: Report;
}) {
  const [copied, setCopied] = useState('');

  async function copy({ label, write }: (typeof FORMS)[number]): Promise<void> {
    try {
      await navigator.clipboard.writeText(write(timeline));
      setCopied(`${label} ${timeline.length}`);
      report.succeeded(NOT_COPIED);
    } catch (error) {
      report.failed(NOT_COPIED, error);
    }
  }

  return (
    <>
      {FORMS.map((form) => (
        <button type="button" class="small" key={form.label} title={form.title} onClick={() => void copy(form)}>
          {copied === `${form.label} ${timeline.length}` ? 'Copied' : form.label}
        </button>
      ))}
    </>
  );
}
