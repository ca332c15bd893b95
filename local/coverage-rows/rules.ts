import { findOperation } from '../api/operations/index.ts';
import { BLOCK_RULES, TIME_RULES } from './block-rules.ts';
import { CHAT_RULES } from './chat-rules.ts';
import { EVENT_RULES } from './event-rules.ts';
import { HTTP_API_RULES } from './http-api-rules.ts';
import { QUEUE_RULES } from './queue-rules.ts';
import type { CoverageRow } from './row.ts';
import { SOCKET_RULES } from './socket-rules.ts';
import { TEST_CASE_RULES } from './test-case-rules.ts';
import { TIMER_RULES } from './timer-rules.ts';

export function ruleRows(): readonly CoverageRow[] {
  return [
    ...TIMER_RULES,
    ...CHAT_RULES,
    ...SOCKET_RULES,
    ...BLOCK_RULES,
    ...TIME_RULES,
    ...HTTP_API_RULES,
    ...QUEUE_RULES,
    ...EVENT_RULES,
    ...TEST_CASE_RULES,
  ].map(({ basis = 'documented', operation, ...rule }) => ({
    kind: 'rule',
    served: operation === undefined || findOperation(operation) !== undefined,
    basis,
    ...rule,
  }));
}
