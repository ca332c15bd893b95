import type { Measures } from '../statistics/measures.ts';
import type { CurveName } from '../sums/curves.ts';

/** Lengths, in minutes, at which it is asked whose word was the last. */
export const LANDMARKS = [2, 5, 10, 15, 20, 30, 45, 60] as const;

/** Silences of at least some length, and how they ended. */
export interface Outcomes {
  readonly silences: number;
  readonly returned: number;
  readonly left: number;
  readonly agentEnded: number;
}

/** By whose word was the last when the silence was so long: the customer's, who waits, or somebody else's. */
export function lastWordAt(
  measures: Measures,
  minutes: number,
): { readonly customer: Outcomes; readonly other: Outcomes } {
  const at = (name: CurveName) => measures.count(name, minutes);
  const customer = {
    silences: at('owedMarks'),
    returned: at('owedMarksReturned'),
    left: at('owedMarksLeft'),
    agentEnded: at('owedMarksAgentEnded'),
  };
  const other = {
    silences: at('marks') - customer.silences,
    returned: at('marksReturned') - customer.returned,
    left: at('marksLeft') - customer.left,
    agentEnded: at('marksAgentEnded') - customer.agentEnded,
  };
  return { customer, other };
}
