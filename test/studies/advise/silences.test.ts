import { describe, expect, test } from '@jest/globals';
import { ChatItems } from '../../../studies/advise/silences/chat-items.ts';
import { findMoves, type RecordedTimes } from '../../../studies/advise/silences/moves.ts';
import {
  AGENT_ENDED,
  BY_TIMER,
  CENSORED,
  type ChatEnd,
  CUSTOMER_LEFT,
  findSilences,
  RETURNED,
} from '../../../studies/advise/silences/silences.ts';
import { chatOf, type Line, MINUTE_MS, START_MS } from './a-chat.ts';

const ENDS = ['returned', 'customer left', 'agent ended', 'unseen', 'timer'] as const;

/** Silences as `start+length how it ended`, in minutes. */
function silencesOf(lines: readonly Line[], times?: RecordedTimes, reason?: ChatEnd): readonly string[] {
  const moves = new ChatItems();
  findMoves(chatOf(lines), moves, times);
  return findSilences(moves, reason).silences.map(
    ({ startMs, lengthMs, ends }) => `${(startMs - START_MS) / MINUTE_MS}+${lengthMs / MINUTE_MS} ${ENDS[ends]}`,
  );
}

const BEGIN: readonly Line[] = [
  [0, 'customer joins'],
  [1, 'agent joins'],
];

describe('silences as the timers see them', () => {
  test('a clock starts at the later of the customer’s connecting and the agent’s join', () => {
    expect(silencesOf([...BEGIN, [4, 'agent leaves']])).toEqual(['1+3 agent ended']);
    expect(
      silencesOf([
        [0, 'agent joins'],
        [2, 'customer joins'],
        [4, 'agent leaves'],
      ]),
    ).toEqual(['2+2 agent ended']);
  });

  test('the customer’s own message restarts it, whoever owes an answer; others’ messages do nothing', () => {
    expect(
      silencesOf([
        ...BEGIN,
        [3, 'agent writes'],
        [4, 'flow writes'],
        [7, 'customer writes'],
        [8, 'customer writes'],
        [10, 'agent leaves'],
      ]),
    ).toEqual(['1+6 returned', '7+1 returned', '8+2 agent ended']);
  });

  test('every join of an agent restarts both roles, and the leaving of one of two none', () => {
    expect(silencesOf([...BEGIN, [5, 'second joins'], [9, 'agent leaves'], [12, 'second leaves']])).toEqual([
      '1+4 unseen',
      '5+7 agent ended',
    ]);
  });

  test('it stops when the last agent leaves, and at a transfer, which the agent’s leaving may precede', () => {
    expect(silencesOf([...BEGIN, [6, 'transfers'], [8, 'second joins'], [9, 'ends']])).toEqual([
      '1+5 unseen',
      '8+1 unseen',
    ]);
    expect(silencesOf([...BEGIN, [6, 'agent leaves'], [6.01, 'transfers']])).toEqual(['1+5 unseen']);
    expect(silencesOf([...BEGIN, [6, 'agent leaves'], [7, 'transfers']])).toEqual(['1+5 agent ended']);
  });

  test('beside a custom participant the customer’s alone runs, and no agent is freed', () => {
    const moves = new ChatItems();
    findMoves(
      chatOf([
        [0, 'customer joins'],
        [1, 'bot joins'],
        [6, 'agent joins'],
        [9, 'agent leaves'],
      ]),
      moves,
    );
    const { silences, agentLongestMs } = findSilences(moves);
    expect(silences.map(({ isBesideAgent, staffedMs }) => [isBesideAgent, staffedMs / MINUTE_MS])).toEqual([
      [false, 0],
      [true, 3],
    ]);
    expect(agentLongestMs).toBe(3 * MINUTE_MS);
  });

  test('what ended a silence: a return, the customer, the agent, or out of sight', () => {
    const moves = (last: Line) => silencesOf([...BEGIN, [3, 'customer writes'], last]).at(-1);
    expect(moves([5, 'customer leaves'])).toBe('3+2 customer left');
    expect(moves([5, 'agent leaves'])).toBe('3+2 agent ended');
    expect(moves([5, 'ends'])).toBe('3+2 unseen');
    expect(moves([5, 'agent writes'])).toBe('3+2 unseen');
  });

  test.each([
    ['CUSTOMER_DISCONNECT', CUSTOMER_LEFT],
    ['AGENT_DISCONNECT', AGENT_ENDED],
    ['IDLE_DISCONNECT', BY_TIMER],
    ['EXPIRED', CENSORED],
  ] as const)('a contact record’s %s says what ended the last one', (_, reason) => {
    const lines: readonly Line[] = [...BEGIN, [3, 'customer writes'], [5, 'ends']];
    expect(silencesOf(lines, undefined, reason)).toEqual(['1+2 returned', `3+2 ${ENDS[reason]}`]);
  });

  test('a record’s reason of the agent’s leaving does not unmake a transfer', () => {
    expect(silencesOf([...BEGIN, [6, 'transfers']], undefined, AGENT_ENDED)).toEqual(['1+5 unseen']);
  });

  test('how long the last word was the customer’s', () => {
    const moves = new ChatItems();
    findMoves(
      chatOf([...BEGIN, [2, 'customer writes'], [5, 'agent writes'], [9, 'customer writes'], [10, 'ends']]),
      moves,
    );
    expect(findSilences(moves).silences.map(({ owedMs }) => owedMs / MINUTE_MS)).toEqual([-1 / MINUTE_MS, 3, 1]);
    expect(findSilences(moves).silences[1]?.ends).toBe(RETURNED);
  });
});

describe('transcripts that are not what they should be', () => {
  test('an agent without a join is there when the record says so, else from the first message', () => {
    const lines: readonly Line[] = [
      [0, 'customer joins'],
      [4, 'agent writes'],
      [7, 'agent leaves'],
    ];
    expect(silencesOf(lines)).toEqual(['4+3 agent ended']);
    const times = { connectedToAgentAtMs: START_MS + 2 * MINUTE_MS, disconnectedAtMs: undefined };
    expect(silencesOf(lines, times)).toEqual(['2+5 agent ended']);
  });

  test('an agent of whom only the record tells is there until its end', () => {
    const times = { connectedToAgentAtMs: START_MS + 2 * MINUTE_MS, disconnectedAtMs: START_MS + 9 * MINUTE_MS };
    expect(
      silencesOf(
        [
          [0, 'customer joins'],
          [3, 'customer writes'],
        ],
        times,
      ),
    ).toEqual(['2+1 returned', '3+6 unseen']);
  });

  test('a customer without a join is there from the first message, or from the first item', () => {
    expect(
      silencesOf([
        [0, 'flow writes'],
        [1, 'agent joins'],
        [3, 'customer writes'],
        [4, 'ends'],
      ]),
    ).toEqual(['3+1 unseen']);
    expect(
      silencesOf([
        [0, 'flow writes'],
        [1, 'agent joins'],
        [4, 'ends'],
      ]),
    ).toEqual(['1+3 unseen']);
  });

  test('a customer who comes after an agent, neither with a join, is silent from coming on', () => {
    const times = { connectedToAgentAtMs: START_MS + 3 * MINUTE_MS, disconnectedAtMs: undefined };
    expect(
      silencesOf(
        [
          [0, 'flow writes'],
          [5, 'customer writes'],
          [9, 'ends'],
        ],
        times,
      ),
    ).toEqual(['5+4 unseen']);
  });

  test('items out of order are put into order; who joins twice is there once', () => {
    expect(
      silencesOf([
        [3, 'customer writes'],
        [1, 'agent joins'],
        [0, 'customer joins'],
        [4, 'ends'],
      ]),
    ).toEqual(['1+2 returned', '3+1 unseen']);
    expect(silencesOf([...BEGIN, [2, 'agent joins'], [2, 'customer joins'], [4, 'ends']])).toEqual(['1+3 unseen']);
  });

  test('a customer who is seen after leaving has not left; nothing follows the end', () => {
    expect(silencesOf([...BEGIN, [2, 'customer leaves'], [3, 'customer writes'], [5, 'customer leaves']])).toEqual([
      '1+2 returned',
      '3+2 customer left',
    ]);
    expect(silencesOf([...BEGIN, [2, 'ends'], [3, 'customer writes']])).toEqual(['1+1 unseen']);
  });

  test('an empty one has no silence', () => {
    expect(silencesOf([])).toEqual([]);
  });
});
