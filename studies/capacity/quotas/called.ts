import { OPERATION_QUOTAS } from '../../../local/api/operation-quotas.ts';
import type { Rate } from '../../../local/api/quota-bucket.ts';

/** The operations that a chat and its timers call, in the order in which they come. */
export const CALLED = [
  'StartChatContact',
  'CreateParticipantConnection',
  'UpdateParticipantRoleConfig',
  'DescribeContact',
] as const;
export type Called = (typeof CALLED)[number];

export type CalledQuotas = Readonly<Record<Called, Rate>>;

/** The quotas as documented, before anybody asked for more. */
export function documentedQuotas(): CalledQuotas {
  return {
    StartChatContact: documented('StartChatContact'),
    CreateParticipantConnection: documented('CreateParticipantConnection'),
    UpdateParticipantRoleConfig: documented('UpdateParticipantRoleConfig'),
    DescribeContact: documented('DescribeContact'),
  };
}

function documented(operation: Called): Rate {
  const rate = OPERATION_QUOTAS[operation];
  if (rate === undefined) throw new Error(`No quota of ${operation} is known.`);
  return rate;
}
