import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The function, of this sandbox alone, that writes each dead letter to its log. */
export const DEAD_LETTER_READER = 'DeadLetterReader';

const ALL_THERE_IS_TO_LOG = { POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_LOGGER_LOG_EVENT: 'true' };

/** The sandbox's assembly, whose functions log all they can, and whose dead letters are logged as well. */
export function debugSandbox(assembly: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'chat-kit-debug-'));
  for (const name of readdirSync(assembly)) {
    if (name.endsWith('.template.json')) {
      const template = readJson(join(assembly, name));
      const resources: Readonly<Record<string, Resource>> = template.Resources ?? {};
      write(folder, name, { ...template, Resources: { ...talkative(resources), ...readerOf(resources) } });
    } else if (name.endsWith('.assets.json')) {
      const assets = readJson(join(assembly, name));
      write(folder, name, { ...assets, files: { ...assets.files, [DEAD_LETTER_READER]: READER_ASSET } });
    } else {
      symlinkSync(resolve(assembly, name), join(folder, name));
    }
  }
  mkdirSync(join(folder, DEAD_LETTER_READER));
  const code =
    'export const handler = async ({ Records }) => { for (const { body } of Records) console.log(body); };\n';
  writeFileSync(join(folder, DEAD_LETTER_READER, 'index.mjs'), code);
  return folder;
}

function talkative(resources: Readonly<Record<string, Resource>>): Record<string, Resource> {
  return Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => {
      if (resource.Type !== 'AWS::Lambda::Function') return [id, resource];
      const Variables = { ...Object(resource.Properties.Environment).Variables, ...ALL_THERE_IS_TO_LOG };
      return [id, { ...resource, Properties: { ...resource.Properties, Environment: { Variables } } }];
    }),
  );
}

/** A reader for the dead-letter queues of a stack that has any. */
function readerOf(resources: Readonly<Record<string, Resource>>): Record<string, Resource> {
  const deadLetterQueues = Object.values(resources).flatMap(({ Type, Properties }) => {
    const target = Type === 'AWS::SQS::Queue' ? Object(Properties.RedrivePolicy).deadLetterTargetArn : undefined;
    return target === undefined ? [] : [target];
  });
  if (deadLetterQueues.length === 0) return {};
  const reader: Resource = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { S3Bucket: 'assets', S3Key: `${DEAD_LETTER_READER}.zip` },
      Role: 'arn:aws:iam::111122223333:role/reader',
    },
  };
  const sources = deadLetterQueues.map((EventSourceArn, index): [string, Resource] => [
    `${DEAD_LETTER_READER}Source${index}`,
    {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn, FunctionName: { Ref: DEAD_LETTER_READER } },
    },
  ]);
  return { [DEAD_LETTER_READER]: reader, ...Object.fromEntries(sources) };
}

const READER_ASSET = {
  source: { path: DEAD_LETTER_READER, packaging: 'zip' },
  destinations: { here: { bucketName: 'assets', objectKey: `${DEAD_LETTER_READER}.zip` } },
};

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

const write = (folder: string, name: string, content: unknown) =>
  writeFileSync(join(folder, name), JSON.stringify(content));
