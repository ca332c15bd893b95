import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OPERATIONS } from '../../../local/api/model.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A call to AWS that a function made. */
export interface RecordedCall {
  readonly functionName: string;
  /** As IAM calls the service, such as `dynamodb`; `connectparticipant` for calls that carry a participant's token. */
  readonly service: string;
  readonly operation: string;
  readonly origin: string;
}

interface FunctionResource {
  readonly Type: string;
  readonly Metadata?: { readonly 'aws:asset:path'?: string };
}

/**
 * A copy of a cloud assembly whose functions are the very bundles, each with an `index.mjs` before it that notes
 * every request that goes out.
 */
export function recordingAssembly(assembly: string): {
  readonly folder: string;
  readonly functions: ReadonlyMap<string, string>;
  readonly calls: () => readonly RecordedCall[];
} {
  const folder = temporaryFolder();
  const record = join(folder, 'requests.jsonl');
  const functions = functionsOf(assembly);
  const wrapped = new Set(functions.values());
  for (const name of readdirSync(assembly)) {
    if (!wrapped.has(name)) symlinkSync(resolve(assembly, name), join(folder, name));
  }
  for (const [functionName, asset] of functions) {
    const at = join(folder, asset);
    mkdirSync(at);
    cpSync(join(assembly, asset), join(at, 'deployed'), { recursive: true });
    writeFileSync(join(at, 'index.mjs'), wrapper(functionName, record));
  }
  return { folder, functions, calls: () => readCalls(record) };
}

/** The functions of an assembly by their logical ids, and the folders of their code. */
export function functionsOf(assembly: string): ReadonlyMap<string, string> {
  const functions = new Map<string, string>();
  for (const name of readdirSync(assembly).filter((file) => file.endsWith('.template.json'))) {
    const template: { Resources: Record<string, FunctionResource> } = JSON.parse(
      readFileSync(join(assembly, name), 'utf8'),
    );
    for (const [logicalId, { Type, Metadata }] of Object.entries(template.Resources)) {
      const asset = Metadata?.['aws:asset:path'];
      if (Type !== 'AWS::Lambda::Function' || asset === undefined) continue;
      // The CDK's own functions, such as one that empties a bucket, hold no bundle of ours.
      if (existsSync(join(assembly, asset, 'index.mjs'))) functions.set(logicalId, asset);
    }
  }
  return functions;
}

const wrapper = (functionName: string, record: string) => `
import { appendFileSync } from 'node:fs';
for (const name of ['node:http', 'node:https']) {
  const module = process.getBuiltinModule(name);
  const { request } = module;
  module.request = (...args) => {
    const [{ method, path, host, port, headers }] = args;
    const target = headers['x-amz-target'];
    const origin = name.slice('node:'.length) + '://' + host + ':' + port;
    const call = { functionName: ${JSON.stringify(functionName)}, method, path, target, origin };
    appendFileSync(${JSON.stringify(record)}, JSON.stringify(call) + '\\n');
    return request(...args);
  };
}
export const { handler } = await import('./deployed/index.mjs');
`;

interface Request {
  readonly functionName: string;
  readonly method: string;
  readonly path: string;
  readonly target?: string;
  readonly origin: string;
}

function readCalls(record: string): readonly RecordedCall[] {
  const lines = existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => {
    const request: Request = JSON.parse(line);
    return { functionName: request.functionName, origin: request.origin, ...operationOf(request) };
  });
}

const TARGETS: Readonly<Record<string, string>> = { DynamoDB_20120810: 'dynamodb', AmazonSQS: 'sqs' };

function operationOf({ method, path, target }: Request): { readonly service: string; readonly operation: string } {
  if (target !== undefined) {
    const [prefix = '', operation = ''] = target.split('.');
    return { service: TARGETS[prefix] ?? prefix, operation };
  }
  const segments = path.split('?')[0]?.split('/') ?? [];
  for (const [operation, { service, http }] of OPERATIONS) {
    const pattern = http.requestUri.split('/');
    const fits = pattern.every((part, index) => part.startsWith('{') || part === segments[index]);
    if (fits && http.method === method && pattern.length === segments.length) return { service, operation };
  }
  throw new Error(`${method} ${path} is not an operation that Local Connect knows.`);
}
