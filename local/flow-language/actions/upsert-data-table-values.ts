import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

export const upsertDataTableValues: StoodInAction = {
  title: 'Data table',
  what: 'writes values of a data table',
  source: 'administrator guide, data-table-block',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: {
    DataTableId: { kind: 'RESOURCE', of: 'other', required: true },
    LockVersion: { kind: 'JSON' },
    DataTableUpsertAttributes: {
      kind: 'LIST',
      of: { kind: 'JSON' },
      mostIn: { member: 'Attributes', max: 25 },
      required: true,
    },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
