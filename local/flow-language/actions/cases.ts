import type { ActionSpec } from '../spec.ts';

/** The branch of a case's block that ties the contact to the case, which it has only where it does so. */
export const LINKING = {
  optional: ['ContactNotLinked'],
  requiredWhen: [{ parameter: 'LinkContactToCase', value: 'true', errors: ['ContactNotLinked'] }],
} as const satisfies Omit<ActionSpec['errors'], 'required'>;
