import { describe, expect, test } from '@jest/globals';
import { Chance } from '../../../local/engine/index.ts';
import type { Policy } from '../../../studies/advise/advice/policy.ts';
import type { SampledChat } from '../../../studies/advise/gather/sample.ts';
import { prove } from '../../../studies/advise/proof/prove.ts';
import { AGENT, ChatItems, CUSTOMER, JOINED, LEFT } from '../../../studies/advise/silences/chat-items.ts';
import { findMoves } from '../../../studies/advise/silences/moves.ts';
import { findSilences } from '../../../studies/advise/silences/silences.ts';
import { chatOf, MINUTE_MS, START_MS } from './a-chat.ts';
import { randomChat } from './random-chat.ts';

function randomSample(seed: number, size: number): readonly SampledChat[] {
  const chance = new Chance(seed);
  const moves = new ChatItems();
  const sample: SampledChat[] = [];
  for (let number = 1; number <= size; number += 1) {
    findMoves(chatOf(randomChat(chance), number), moves);
    const hasAgent = findSilences(moves).presences.length > 0;
    if (hasAgent) sample.push({ moves: moves.copy(), facts: { reason: undefined, queue: undefined }, rank: number });
  }
  return sample;
}

const POLICIES: readonly Policy[] = [
  { customerIdleMinutes: 2, customerAutoDisconnectMinutes: 2, agentIdleMinutes: 2 },
  {
    customerIdleMinutes: 5,
    customerAutoDisconnectMinutes: 15,
    agentIdleMinutes: 10,
    agentAutoDisconnectMinutes: 'unset',
  },
  { customerIdleMinutes: 'unset', customerAutoDisconnectMinutes: 20, agentIdleMinutes: 'unset' },
  { customerIdleMinutes: 30, customerAutoDisconnectMinutes: 'unset', agentIdleMinutes: 30 },
  { customerIdleMinutes: 3 },
  { agentIdleMinutes: 4 },
];

describe('chats played through the engine', () => {
  test.each(POLICIES)('have as many marks, cuts and freed minutes as were counted, under %j', (policy) => {
    const proof = prove(randomSample(7, 600), policy);
    expect(proof.comparisons.filter(({ counted, played }) => counted !== played)).toEqual([]);
    expect(proof.isEqual).toBe(true);
    expect(proof.chats).toBeGreaterThan(350);
    expect(proof.comparisons.some(({ counted }) => counted > 20)).toBe(true);
  });

  test('show a difference where there is one', () => {
    // No transcript makes such moves: a customer who comes back after leaving, which the engine refuses.
    const moves = new ChatItems();
    moves.add(START_MS, JOINED, CUSTOMER, 0);
    moves.add(START_MS, JOINED, AGENT, 1);
    moves.add(START_MS + MINUTE_MS, LEFT, CUSTOMER, 0);
    moves.add(START_MS + MINUTE_MS, JOINED, CUSTOMER, 0);
    moves.add(START_MS + 60 * MINUTE_MS, LEFT, AGENT, 1);
    const sample = [{ moves: moves.copy(), facts: { reason: undefined, queue: undefined }, rank: 1 }];
    const proof = prove(sample, { customerAutoDisconnectMinutes: 30 });
    expect(proof.isEqual).toBe(false);
    expect(proof.comparisons[0]).toEqual({ what: 'chats cut', counted: 1, played: 0 });
  });

  test('leave out what the service would not have, and say how many', () => {
    const chat = chatOf([
      [0, 'customer joins'],
      [1, 'agent joins'],
      [8 * 24 * 60, 'agent leaves'],
    ]);
    const moves = new ChatItems();
    findMoves(chat, moves);
    const proof = prove([{ moves, facts: { reason: undefined, queue: undefined }, rank: 1 }], POLICIES[0] ?? {});
    expect([proof.chats, proof.leftOut]).toEqual([0, 1]);
  });
});
