import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Its results are read as `$.DataTables` or `$.DataTableList`. */
export const listDataTableValues: StoodInAction = {
  title: 'Data table',
  what: 'lists values of a data table',
  source: 'administrator guide, data-table-block',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: {
    DataTableId: { kind: 'RESOURCE', of: 'other', required: true },
    PrimaryKeyGroups: { kind: 'LIST', of: { kind: 'JSON' }, max: 5 },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
