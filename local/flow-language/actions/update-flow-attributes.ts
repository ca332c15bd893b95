import { NO_CONDITIONS, type RunningAction } from '../spec.ts';

/** Sets attributes that live as long as this flow. The console draws an error branch; the guide has none. */
export const updateFlowAttributes: RunningAction = {
  title: 'Set flow attributes',
  what: 'sets attributes of the flow alone',
  source: 'exported flows',
  basis: 'seen in the wild',
  inChat: 'runs',
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
