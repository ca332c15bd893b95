import { type ActionSpec, NO_CONDITIONS } from '../spec.ts';

/** Sets attributes that live as long as this flow. The console draws an error branch; the guide has none. */
export const updateFlowAttributes: ActionSpec = {
  type: 'UpdateFlowAttributes',
  inChat: 'RUNS',
  known: 'SEEN_IN_THE_WILD',
  source: 'exported flows',
  parameters: {
    FlowAttributes: {
      kind: 'MAP',
      of: { kind: 'OBJECT', properties: { Value: { kind: 'VALUE', required: true } } },
      required: true,
    },
  },
  exactlyOneOf: [],
  errors: { required: [], optional: ['NoMatchingError'] },
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
