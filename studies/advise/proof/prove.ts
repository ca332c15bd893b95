import type { ParticipantTimerUpdate } from '../../../local/engine/index.ts';
import { idleOf, type Policy, sumOf } from '../advice/policy.ts';
import type { SampledChat } from '../gather/sample.ts';
import { Measures } from '../statistics/measures.ts';
import { ChatAdder } from '../sums/add-chat.ts';
import { emptySums } from '../sums/sums.ts';
import { canPlay, type Played, playChat } from './play-chat.ts';

/** One count, as the one pass has it and as the engine has it. */
interface Comparison {
  readonly what: string;
  readonly counted: number;
  readonly played: number;
}

export interface Proof {
  readonly chats: number;
  /** Chats that the engine would not have, such as one of more than seven days. */
  readonly leftOut: number;
  readonly comparisons: readonly Comparison[];
  readonly isEqual: boolean;
}

/** Plays chats through the engine with the policy, and compares what its timers did with what was counted. */
export function prove(sample: readonly SampledChat[], policy: Policy): Proof {
  const chats = sample.filter(({ moves }) => canPlay(moves));
  const sums = emptySums();
  const adder = new ChatAdder(sums);
  for (const { moves, facts } of chats) adder.add(moves, facts);
  const measures = new Measures(sums.all);
  const comparisons = [...compareMarks(chats, measures, policy), ...compareCuts(chats, measures, policy)];
  return {
    chats: chats.length,
    leftOut: sample.length - chats.length,
    comparisons,
    isEqual: comparisons.every(({ counted, played }) => counted === played),
  };
}

/** With the idle timers alone: a cut would hide the marks that come after it. */
function compareMarks(chats: readonly SampledChat[], measures: Measures, policy: Policy): readonly Comparison[] {
  const idle = idleOf(policy);
  const agentIdle = typeof policy.agentIdleMinutes === 'number' ? policy.agentIdleMinutes : undefined;
  const timers: ParticipantTimerUpdate[] = [];
  if (idle !== undefined) timers.push({ role: 'CUSTOMER', type: 'IDLE', minutes: idle });
  if (agentIdle !== undefined) timers.push({ role: 'AGENT', type: 'IDLE', minutes: agentIdle });
  if (timers.length === 0) return [];
  const played = chats.map(({ moves }) => playChat(moves, timers));
  return [
    compare('chats marked', idle === undefined ? 0 : measures.count('cut', idle), played, ({ isMarked }) => isMarked),
    compare(
      'chats marked and back',
      idle === undefined ? 0 : measures.count('returned', idle),
      played,
      ({ isReturned }) => isReturned,
    ),
    compare(
      'chats with the agent marked',
      agentIdle === undefined ? 0 : measures.count('agentMarked', agentIdle),
      played,
      ({ isAgentMarked }) => isAgentMarked,
    ),
  ];
}

function compareCuts(chats: readonly SampledChat[], measures: Measures, policy: Policy): readonly Comparison[] {
  const sum = sumOf(policy);
  const idle = idleOf(policy);
  if (sum === undefined) return [];
  const timers: ParticipantTimerUpdate[] = [
    { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: sum - (idle ?? 0) },
  ];
  if (idle !== undefined) timers.push({ role: 'CUSTOMER', type: 'IDLE', minutes: idle });
  const played = chats.map(({ moves }) => playChat(moves, timers));
  const freedMs = played.reduce((all, { freedMs: ms }) => all + ms, 0);
  return [
    compare('chats cut', measures.count('cut', sum), played, ({ isCut }) => isCut),
    compare('chats cut off', measures.count('cutOff', sum), played, ({ isCutOff }) => isCutOff),
    compare('cuts that owed an answer', measures.count('owedCut', sum), played, ({ isOwed }) => isOwed),
    { what: 'milliseconds freed', counted: measures.freedMs(sum), played: freedMs },
  ];
}

function compare(what: string, counted: number, played: readonly Played[], is: (one: Played) => boolean): Comparison {
  return { what, counted, played: played.filter(is).length };
}
