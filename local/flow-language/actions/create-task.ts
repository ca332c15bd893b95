import { ANY_ERROR, NO_CONDITIONS, type StoodInAction } from '../spec.ts';

/** The form of `References` and `ScheduledTime` is not documented. */
export const createTask: StoodInAction = {
  title: 'Create task',
  what: 'makes a task',
  source: 'developer guide, contact-actions-createtask',
  basis: 'documented',
  inChat: 'stoodIn',
  parameters: {
    ContactFlowId: { kind: 'RESOURCE', of: 'flow' },
    TaskTemplateId: { kind: 'VALUE' },
    Name: { kind: 'VALUE', required: true },
    Description: { kind: 'TEXT', maxLength: 4096, mayBeEmpty: true },
    Attributes: { kind: 'MAP', of: { kind: 'VALUE' } },
    References: { kind: 'JSON' },
    DelaySeconds: { kind: 'INTEGER', min: 1, max: 518400, reference: true },
    ScheduledTime: { kind: 'JSON' },
  },
  takesMore: true,
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
