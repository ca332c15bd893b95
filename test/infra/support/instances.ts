import type { ExistingInstance } from '../../../infra/settings/instance.ts';

export const instanceArn = 'arn:aws:connect:eu-central-1:111122223333:instance/0a1b2c3d-1111-4222-8333-444455556666';
export const queueArn = `${instanceArn}/queue/9f8e7d6c-1111-4222-8333-444455556666`;

/** An instance that is there already. */
export const existing: ExistingInstance = { kind: 'existing', instanceArn, queueArn };
