import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICES } from '../../../local/api/model.ts';
import { LocalConnect } from '../../../local/index.ts';
import { synthKit } from '../support/synth-kit.ts';
import { differences } from './compare.ts';
import { takeEveryWay } from './journeys.ts';
import { type Permission, policiesOf, type Template } from './policies.ts';
import { functionsOf, type RecordedCall, recordingAssembly } from './recording-assembly.ts';

const assembly = '.build/sandbox';
const functions = functionsOf(assembly);
const templates = ['ChatFunctions', 'ChatApi'].map(readTemplate);
const policies = new Map(templates.flatMap((template) => [...policiesOf(template)]));

function readTemplate(stack: string): Template {
  return JSON.parse(readFileSync(join(assembly, `${stack}.template.json`), 'utf8'));
}

/**
 * Operations that are in a bundle, though its function never comes to them: the methods of a class stay together.
 * Each would be denied, so that one that becomes of use is found here.
 */
const OUT_OF_REACH: Readonly<Record<string, readonly string[]>> = {
  '*': ['DescribeEndpoints'],
  RetryChatTimers: ['GetItem'],
  ReadTranscript: ['UpdateItem'],
  // Only a function that knows the topic looks for a streaming whose id was lost.
  RemoveChatBot: ['StartContactStreaming'],
  // For the bot that asks a model, which the settings must name.
  RunChatBot: ['Converse'],
};

let calls: readonly RecordedCall[] = [];

beforeAll(async () => {
  const recording = recordingAssembly(assembly);
  const connect = await LocalConnect.start({ assembly: recording.folder });
  try {
    await takeEveryWay(connect, recording.calls);
  } finally {
    await connect.close();
  }
  calls = recording.calls();
});

/** Calls that carry a participant's token need no permission. SQS has a SendMessage of its own. */
const NEEDS_NO_PERMISSION = new Set(Object.keys(SERVICES.connectparticipant.operations));
NEEDS_NO_PERMISSION.delete('SendMessage');

/** The operations that are in a function's bundle and need a permission: their schemas, as the SDK writes them. */
function operationsInBundle(functionName: string): readonly string[] {
  const folder = join(assembly, functions.get(functionName) ?? '');
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const operations = [...text.matchAll(/\[9,[\w$]+,"(\w+)"/g)].map(([, operation = '']) => operation);
  return [...new Set(operations)].filter((operation) => !NEEDS_NO_PERMISSION.has(operation)).sort();
}

describe('each function may do what it does, and nothing else', () => {
  test('all functions are looked at', () => {
    expect([...policies.keys()].sort()).toEqual([...functions.keys()].sort());
  });

  test.each([...functions.keys()])('%s: its policy is the calls that it makes', (functionName) => {
    const policy = policies.get(functionName);
    expect(policy === undefined ? ['has no policy'] : differences(functionName, policy, calls)).toEqual([]);
  });

  test('with traces, they may send those as well', () => {
    const traced = synthKit({ tracing: true });
    const templates = [traced.functions, traced.api].map((template) => JSON.parse(JSON.stringify(template)));
    const differing = templates
      .flatMap((template: Template) => [...policiesOf(template)])
      .flatMap(([name, policy]) => (policy.isTraced ? differences(name, policy, calls) : [`${name} is not traced`]));
    expect(differing).toEqual([]);
  });

  test.each([...functions.keys()])('%s: it makes every call that is in its bundle', (functionName) => {
    const made = new Set(calls.filter((call) => call.functionName === functionName).map(({ operation }) => operation));
    const never = operationsInBundle(functionName).filter((operation) => !made.has(operation));
    const excused = [...(OUT_OF_REACH['*'] ?? []), ...(OUT_OF_REACH[functionName] ?? [])];
    expect(never.filter((operation) => !excused.includes(operation))).toEqual([]);
    expect(made.size).toBeGreaterThan(0);
  });
});

describe('a policy that is not its function’s would be found', () => {
  /** The policy of LookUpContact as it would be with another permission in place of its own. */
  function changed(change: (permission: Permission) => readonly Permission[]): readonly string[] {
    const policy = policies.get('LookUpContact');
    const permissions = policy?.permissions.flatMap((permission) =>
      permission.action === 'connect:DescribeContact' ? change(permission) : [permission],
    );
    return differences(
      'LookUpContact',
      { takesFromQueue: false, isTraced: false, permissions: permissions ?? [] },
      calls,
    );
  }

  test('a permission too many', () => {
    expect(changed((own) => [own, { ...own, action: 'connect:StopContact' }])).toContain(
      'may connect:StopContact, and never does it',
    );
  });

  test('a permission too few', () => {
    expect(changed(() => [])).toContain('needs connect:DescribeContact, and may not');
  });

  test('many actions in one', () => {
    expect(changed((own) => [{ ...own, action: 'connect:Describe*' }])).toContain(
      'may connect:Describe*, which is many actions',
    );
  });

  test('a resource too many', () => {
    expect(changed((own) => [own, { ...own, resource: '*' }])).toEqual([
      'may connect:DescribeContact on *, which is too wide',
    ]);
  });

  test('a key for anything', () => {
    expect(changed((own) => [own, { action: 'kms:Decrypt', resource: 'Key', viaService: undefined }])).toEqual([
      'may kms:Decrypt on Key via anything, and never needs it',
    ]);
  });
});
