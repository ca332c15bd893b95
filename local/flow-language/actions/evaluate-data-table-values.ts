import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** Its results are read as `$.DataTables` or `$.DataTableList`. */
export const evaluateDataTableValues: StoodInAction = {
  title: 'Data table',
  what: 'reads values of a data table',
  source: 'administrator guide, data-table-block',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: {
    DataTableId: { kind: 'RESOURCE', of: 'other', required: true },
    Queries: { kind: 'LIST', of: { kind: 'JSON' }, min: 1, max: 5, required: true },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
