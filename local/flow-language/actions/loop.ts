import type { ActionSpec } from '../spec.ts';

/** Takes one branch a number of times, then the other one once. */
export const loop: ActionSpec = {
  type: 'Loop',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'administrator guide, loop',
  parameters: { LoopCount: { kind: 'INTEGER', min: 0, max: 100, reference: true, required: true } },
  exactlyOneOf: [],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: { kind: 'RESULTS', results: ['ContinueLooping', 'DoneLooping'] },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};
