import { describe, expect, test } from '@jest/globals';
import { Chance } from '../../../local/engine/index.ts';
import { ChatItems, type Moves } from '../../../studies/advise/silences/chat-items.ts';
import { findMoves } from '../../../studies/advise/silences/moves.ts';
import { findSilences } from '../../../studies/advise/silences/silences.ts';
import { ChatAdder } from '../../../studies/advise/sums/add-chat.ts';
import { type CurveName, curveOf, MINUTE_MS, MOST_MINUTES } from '../../../studies/advise/sums/curves.ts';
import { emptySums, type Sums } from '../../../studies/advise/sums/sums.ts';
import { chatOf } from './a-chat.ts';
import { randomChat } from './random-chat.ts';
import { type Replayed, replay } from './replay.ts';

const CHATS = 250;

function gatherRandom(seed: number): { readonly sums: Sums; readonly chats: readonly Moves[] } {
  const chance = new Chance(seed);
  const sums = emptySums();
  const adder = new ChatAdder(sums);
  const moves = new ChatItems();
  const chats: Moves[] = [];
  for (let number = 1; number <= CHATS; number += 1) {
    findMoves(chatOf(randomChat(chance), number), moves);
    if (adder.add(moves, { reason: undefined, queue: undefined })) chats.push(moves.copy());
  }
  return { sums, chats };
}

const count = (replays: readonly Replayed[], is: (one: Replayed) => boolean) => replays.filter(is).length;
const sum = (replays: readonly Replayed[], of: (one: Replayed) => number) =>
  replays.reduce((all, one) => all + of(one), 0);

describe('one pass over all chats against a replay of each chat for each threshold', () => {
  test.each([1, 2])('counts the same for every number of minutes from 2 to 960 (seed %i)', (seed) => {
    const { sums, chats } = gatherRandom(seed);
    expect(sums.all.chats).toBe(chats.length);
    expect(chats.length).toBeGreaterThan(CHATS / 2);
    const curves = new Map<CurveName, Float64Array>();
    const at = (name: CurveName, minutes: number) => {
      const curve = curves.get(name) ?? curveOf(sums.all, name);
      curves.set(name, curve);
      return curve[minutes] ?? Number.NaN;
    };
    for (let minutes = 2; minutes <= MOST_MINUTES; minutes += 1) {
      const replays = chats.map((chat) => replay(chat, minutes));
      const ms = minutes * MINUTE_MS;
      expect({
        minutes,
        cut: at('cut', minutes),
        freedMs: at('staffedMs', minutes) - ms * at('freeing', minutes),
        cutOff: at('cutOff', minutes),
        backAfterMs: at('backMs', minutes) - ms * at('cutOff', minutes),
        soon: at('cutOffSoon', minutes),
        owedCut: at('owedCut', minutes),
        marks: at('marks', minutes),
        owedMarks: at('owedMarks', minutes),
        returned: at('returned', minutes),
        agentMarked: at('agentMarked', minutes),
        agentReturned: at('agentReturned', minutes),
      }).toEqual({
        minutes,
        cut: count(replays, ({ isCut }) => isCut),
        freedMs: sum(replays, ({ freedMs }) => freedMs),
        cutOff: count(replays, ({ isCutOff }) => isCutOff),
        backAfterMs: sum(replays, ({ backAfterMs }) => backAfterMs),
        soon: count(replays, ({ isCutOff, backAfterMs }) => isCutOff && backAfterMs <= 5 * MINUTE_MS),
        owedCut: count(replays, ({ isOwed }) => isOwed),
        marks: sum(replays, ({ marks }) => marks),
        owedMarks: sum(replays, ({ owedMarks }) => owedMarks),
        returned: count(replays, ({ isReturned }) => isReturned),
        agentMarked: count(replays, ({ isAgentMarked }) => isAgentMarked),
        agentReturned: count(replays, ({ isAgentReturned }) => isAgentReturned),
      });
    }
  });

  test('the random chats have bots, transfers, second agents, silences on the minute, and ends of every kind', () => {
    const { chats } = gatherRandom(1);
    const silences = chats.flatMap((chat) => findSilences(chat).silences);
    expect(new Set(silences.map(({ ends }) => ends)).size).toBe(4);
    expect(silences.filter(({ isBesideAgent }) => !isBesideAgent).length).toBeGreaterThan(20);
    expect(silences.filter(({ lengthMs }) => lengthMs > 0 && lengthMs % MINUTE_MS === 0).length).toBeGreaterThan(100);
  });
});
