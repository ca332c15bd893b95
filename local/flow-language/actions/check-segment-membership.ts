import { ANY_ERROR, type StoodInAction } from '../spec.ts';

/** Its parameters are not documented. */
export const checkSegmentMembership: StoodInAction = {
  title: 'Check segment membership',
  what: 'branches on a customer segment',
  source: 'the flow designer’s list of types',
  basis: 'assumed',
  inChat: 'stoodIn',
  parameters: {},
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: { kind: 'RESULT_NAMES' },
  next: 'OPTIONAL',
  flowTypes: 'ALL',
};
