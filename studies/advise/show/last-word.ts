import type { Measures } from '../statistics/measures.ts';
import { type Interval, wilson } from '../statistics/wilson.ts';
import type { CurveName } from '../sums/curves.ts';

/** Silences of at least some length, and how they ended. */
export interface Outcomes {
  readonly silences: number;
  readonly returned: number;
  readonly returnedShare: number;
  /** Wilson's, for as many silences as there are chats with one so long at most. */
  readonly returnedInterval: Interval;
  readonly left: number;
  readonly agentEnded: number;
}

/** By whose word was the last when the silence was so long: the customer's, who waits, or somebody else's. */
export function lastWordAt(
  measures: Measures,
  minutes: number,
): { readonly customer: Outcomes; readonly other: Outcomes } {
  const at = (name: CurveName) => measures.count(name, minutes);
  const outcomes = (silences: number, returned: number, ends: Pick<Outcomes, 'left' | 'agentEnded'>): Outcomes => {
    const returnedShare = silences === 0 ? 0 : returned / silences;
    const chats = Math.min(silences, at('cut'));
    return { silences, returned, returnedShare, returnedInterval: wilson(returnedShare * chats, chats), ...ends };
  };
  const [silences, returned] = [at('owedMarks'), at('owedMarksReturned')];
  const [left, agentEnded] = [at('owedMarksLeft'), at('owedMarksAgentEnded')];
  return {
    customer: outcomes(silences, returned, { left, agentEnded }),
    other: outcomes(at('marks') - silences, at('marksReturned') - returned, {
      left: at('marksLeft') - left,
      agentEnded: at('marksAgentEnded') - agentEnded,
    }),
  };
}
