import type { ParameterSpecs } from '../spec.ts';

/** What a block says of a profile, and which of its fields the block gives as `$.Customer`. */
export const PROFILE_DATA = {
  ProfileRequestData: { kind: 'MAP', of: { kind: 'VALUE' }, required: true },
  ProfileResponseData: { kind: 'LIST', of: { kind: 'VALUE' } },
} as const satisfies ParameterSpecs;
