import type { FunctionPolicy, Permission } from './policies.ts';
import type { RecordedCall } from './recording-assembly.ts';

/**
 * The narrowest resources that each action takes (service authorization reference). Where the reference and AWS's own
 * sample disagree on whether the instance or the contact is looked at, both are named.
 */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  'connect:UpdateParticipantRoleConfig': ['instance', 'instance/contact/*'],
  'connect:CreateParticipant': ['instance', 'instance/contact/*'],
  'connect:StartContactStreaming': ['instance', 'instance/contact/*'],
  'connect:StopContactStreaming': ['instance', 'instance/contact/*'],
  'connect:DescribeContact': ['instance/contact/*'],
  'connect:UpdateContactAttributes': ['instance/contact/*'],
  'connect:StartChatContact': ['ChatWelcome', 'instance/contact/*'],
  'dynamodb:GetItem': ['Table'],
  'dynamodb:UpdateItem': ['Table'],
};

/**
 * What a service does to the key for its caller: to a table's rows, and to a queue's messages (their developer guides
 * on encryption).
 */
const KEY_USES: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  'sqs send': ['kms:Decrypt', 'kms:GenerateDataKey'],
  'sqs receive': ['kms:Decrypt'],
};

/** What Lambda itself does with a function's role. */
const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const RECEIVES = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const TRACES = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

/** Where a function may do what it never does, or does what it may not, or may do it to more than it must. */
export function differences(
  functionName: string,
  { permissions, takesFromQueue, isTraced }: FunctionPolicy,
  calls: readonly RecordedCall[],
): readonly string[] {
  const made = calls
    .filter((call) => call.functionName === functionName && call.service !== 'connectparticipant')
    .map(({ service, operation }) => `${service}:${operation}`);
  const needed = new Set([...made, ...LOGS, ...(takesFromQueue ? RECEIVES : []), ...(isTraced ? TRACES : [])]);
  const allowed = permissions.filter(({ action }) => !action.startsWith('kms:'));
  const actions = new Set(allowed.map(({ action }) => action));
  return [
    ...[...actions].filter((action) => !needed.has(action)).map((action) => `may ${action}, and never does it`),
    ...[...needed].filter((action) => !actions.has(action)).map((action) => `needs ${action}, and may not`),
    ...[...actions].filter((action) => action.includes('*')).map((action) => `may ${action}, which is many actions`),
    ...[...actions].flatMap((action) => tooWide(action, allowed, functionName)),
    ...keyDifferences(permissions, needed),
  ];
}

function tooWide(action: string, permissions: readonly Permission[], functionName: string): readonly string[] {
  const on = permissions.filter((permission) => permission.action === action).map(({ resource }) => resource);
  const expected = RESOURCES[action];
  const isFine = (resource: string) => {
    if (expected !== undefined) return expected.includes(resource);
    if (LOGS.includes(action)) return resource.includes(`${functionName}Logs`);
    // Its one resource is everything (service authorization reference, AWS X-Ray).
    if (TRACES.includes(action)) return resource === '*';
    return /^[A-Za-z0-9]+$/.test(resource);
  };
  const missing = (expected ?? []).filter((resource) => !on.includes(resource));
  return [
    ...on.filter((resource) => !isFine(resource)).map((resource) => `may ${action} on ${resource}, which is too wide`),
    ...missing.map((resource) => `may not ${action} on ${resource}`),
  ];
}

function keyDifferences(permissions: readonly Permission[], needed: ReadonlySet<string>): readonly string[] {
  const uses = (prefix: string) => [...needed].some((action) => action.startsWith(prefix));
  const implied = new Set([
    ...(uses('dynamodb:') ? (KEY_USES.dynamodb ?? []).map((action) => `${action} on Key via dynamodb`) : []),
    ...(needed.has('sqs:SendMessage') ? (KEY_USES['sqs send'] ?? []).map((action) => `${action} on Key via sqs`) : []),
    ...(needed.has('sqs:ReceiveMessage')
      ? (KEY_USES['sqs receive'] ?? []).map((action) => `${action} on Key via sqs`)
      : []),
  ]);
  const allowed = new Set(
    permissions
      .filter(({ action }) => action.startsWith('kms:'))
      .map(({ action, resource, viaService }) => `${action} on ${resource} via ${viaService ?? 'anything'}`),
  );
  return [
    ...[...allowed].filter((use) => !implied.has(use)).map((use) => `may ${use}, and never needs it`),
    ...[...implied].filter((use) => !allowed.has(use)).map((use) => `needs ${use}, and may not`),
  ];
}
