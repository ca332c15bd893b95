import type { Deployment } from './deployment.ts';

const REGION = 'us-east-1';
const ACCOUNT_ID = '000000000000';
const INSTANCE_ID = '00000000-0000-4000-8000-000000000000';
const QUEUE_ID = '00000000-0000-4000-8000-000000000001';

/** An instance without an assembly: nothing is deployed, and there is the one queue that every new instance has. */
export function bareDeployment(): Deployment {
  const instanceArn = `arn:aws:connect:${REGION}:${ACCOUNT_ID}:instance/${INSTANCE_ID}`;
  return {
    region: REGION,
    accountId: ACCOUNT_ID,
    instanceId: INSTANCE_ID,
    instanceArn,
    stacks: [],
    queues: [{ id: QUEUE_ID, arn: `${instanceArn}/queue/${QUEUE_ID}`, name: 'BasicQueue' }],
    hours: [],
    flows: [],
    testCases: [],
    functions: [],
    sqsQueues: [],
    topics: [],
    subscriptions: [],
    tables: [],
    eventSources: [],
    rules: [],
    httpApis: [],
    fileScannerArn: undefined,
    skipped: [],
  };
}
