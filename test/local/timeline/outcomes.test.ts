import { expect, test } from '@jest/globals';
import { invocationsWithOutcome } from '../../../local/timeline/outcomes.ts';
import { entryAt, inBlock } from './entries.ts';

const block = { ...inBlock('timers'), function: 'SetChatTimers' };
const invoked = (contactId = 'first') => entryAt(0, 'LAMBDA_INVOKED', { ...block, attempt: 1 }, { contactId });
const failed = entryAt(0, 'LAMBDA_FAILED', { ...block, errorName: 'Throttled', errorMessage: '' });
const answered = entryAt(0, 'LAMBDA_ANSWERED', { ...block, result: {} });

test('an invocation has an outcome once an answer or a failure of its block follows', () => {
  expect([...invocationsWithOutcome([invoked(), failed, invoked(), answered])].sort()).toEqual([0, 2]);
  expect([...invocationsWithOutcome([answered, invoked()])]).toEqual([]);
});

test('what another contact’s or another block’s function answered is not its outcome', () => {
  const other = entryAt(0, 'LAMBDA_ANSWERED', { ...block, action: 'other', result: {} });
  expect([...invocationsWithOutcome([invoked('second'), answered, invoked(), other])]).toEqual([]);
});
