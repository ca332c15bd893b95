import type { Rule } from './row.ts';

/** The queues and functions that are deployed beside the chat. */
export const QUEUE_RULES: readonly Rule[] = [
  {
    id: 'Q1',
    what:
      'Lambda stops a chain of a function and a queue that feed each other after 16 invocations; ' +
      'the message goes to the dead-letter queue.',
    source: 'Lambda developer guide, invocation-recursion',
    note: 'the guide says about 16; that a batch has the longest chain of its messages is assumed',
    tests: [
      'is stopped after 16 invocations, and the message is a dead letter',
      'goes on where its template allows it to',
    ],
  },
];
