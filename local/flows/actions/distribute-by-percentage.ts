import type { ActionRunner } from '../step.ts';

/** Draws a number from 1 to 100; each condition is `NumberLessThan` its threshold. */
export const distributeByPercentage: ActionRunner = (_action, { chance }) => {
  const drawn = 1 + Math.floor(chance.fraction() * 100);
  return { kind: 'RESULT', matches: (_operator, threshold) => drawn < Number(threshold) };
};
