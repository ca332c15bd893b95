import type { RunningAction } from '../spec.ts';

/** Takes one branch a number of times, then the other one once. */
export const loop: RunningAction = {
  title: 'Loop',
  what: 'goes round a number of times',
  source: 'administrator guide, loop; exported flows',
  basis: 'documented',
  note: 'Exports have an error branch. LoopName is the guide’s property under a name of ours; a list is not looped over (assumed).',
  inChat: 'runs',
  parameters: {
    LoopCount: { kind: 'INTEGER', min: 0, max: 100, reference: true, required: true },
    LoopName: { kind: 'VALUE' },
  },
  exactlyOneOf: [],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: { kind: 'RESULTS', results: ['ContinueLooping', 'DoneLooping'] },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};
