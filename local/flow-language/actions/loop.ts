import type { RunningAction } from '../spec.ts';

/** Takes one branch a number of times, or once for each element of a list; then the other one once. */
export const loop: RunningAction = {
  title: 'Loop',
  what: 'goes round a number of times, or once for each element of a list',
  source: 'administrator guide, loop; exported flows',
  basis: 'documented',
  note:
    'Exports have an error branch. LoopName and LoopElements are the guide’s properties under names of ours: a list is ' +
    'taken under any other name too. The list is read when the loop begins; a text may be a JSON list (assumed).',
  inChat: 'runs',
  parameters: {
    LoopCount: { kind: 'INTEGER', min: 0, max: 100, reference: true },
    LoopName: { kind: 'VALUE' },
    LoopElements: { kind: 'JSON' },
  },
  takesMore: true,
  exactlyOneOf: [['LoopCount', 'LoopElements']],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: { kind: 'RESULTS', results: ['ContinueLooping', 'DoneLooping'] },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};
