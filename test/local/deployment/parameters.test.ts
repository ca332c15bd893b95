import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../../local/deployment/index.ts';
import { startLocalConnect } from '../control/local-connect-under-test.ts';
import { servedAt, temporaryFolder, writeAssembly } from './assembly.ts';

const BOT = 'test/local/deployment/fixtures/bot-of-an-instance';
const LOCAL_ARN = /^arn:aws:connect:us-east-1:000000000000:instance\/[-0-9a-f]{36}$/;
const THEIR_ARN = 'arn:aws:connect:eu-west-2:111122223333:instance/aaaaaaaa-0000-4000-8000-00000000000a';

describe('an app that takes the instance as a parameter, with a topic, a queue and a table', () => {
  test('starts, and its bot answers and leaves', async () => {
    const connect = await startLocalConnect({ assembly: BOT });
    expect(connect.instance.instanceArn).toMatch(LOCAL_ARN);
    const mia = await connect.startChat({ flow: 'With a bot', name: 'Mia' });
    mia.hears('Write "stop" to end.');
    await mia.says('hello');
    mia.hears('You wrote: hello');
    await mia.says('stop');
    mia.hears('The bot is done.');
    mia.hasEnded();
  });

  test('is of the instance that is given', () => {
    const { instanceArn, region, functions } = readDeployment(BOT, {
      ...servedAt,
      parameters: { instanceArn: THEIR_ARN },
    });
    expect({ instanceArn, region }).toEqual({ instanceArn: THEIR_ARN, region: 'eu-west-2' });
    expect(functions[0]?.environment).toMatchObject({ INSTANCE_ID: 'aaaaaaaa-0000-4000-8000-00000000000a' });
  });
});

/** A queue that is called what the value stands for, in a stack with these parameters and resources. */
function nameWith(value: unknown, template: object, parameters?: Readonly<Record<string, string>>) {
  using folder = temporaryFolder();
  const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: value } };
  const { Resources = {}, ...more } = template as { Resources?: object };
  writeAssembly(folder.dir, { One: { ...more, Resources: { ...Resources, Queue } } });
  const read = readDeployment(folder.dir, { ...servedAt, ...(parameters === undefined ? {} : { parameters }) });
  return read.sqsQueues[0]?.name;
}

const Parameters = { P: { Type: 'String' } };
const REF = { Ref: 'P' };

describe('a parameter is the local instance’s', () => {
  const flowWith = (InstanceArn: unknown) => ({
    Flow: { Type: 'AWS::Connect::QuickConnect', Properties: { InstanceArn } },
  });
  const variable = (name: string, value: unknown) => ({
    F: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { [name]: value } } } },
  });

  test.each([
    ['ARN: InstanceArn', flowWith(REF), /^arn:/],
    ['ARN: InstanceArn by Fn::Sub', flowWith({ 'Fn::Sub': `\${P}` }), /^arn:/],
    [
      'ARN: taken apart for INSTANCE_ID',
      variable('INSTANCE_ID', { 'Fn::Select': [1, { 'Fn::Split': ['/', REF] }] }),
      /^arn:/,
    ],
    ['id: INSTANCE_ID of a function', variable('INSTANCE_ID', REF), /^[-0-9a-f]{36}$/],
    ['id: ConnectInstanceId of a function', variable('ConnectInstanceId', REF), /^[-0-9a-f]{36}$/],
    [
      'id: in an ARN by Fn::Sub',
      flowWith({ 'Fn::Sub': `arn:aws:connect:us-east-1:000000000000:instance/\${P}` }),
      /^[-0-9a-f]{36}$/,
    ],
    [
      'id: in an ARN by Fn::Join',
      flowWith({ 'Fn::Join': ['', ['arn:aws:connect:us-east-1:0:instance/', REF]] }),
      /^[-0-9a-f]{36}$/,
    ],
  ])('%s', (_, Resources, form) => {
    expect(nameWith(REF, { Parameters, Resources })).toMatch(form);
  });

  test('in a list of Fn::Sub too; an Fn::Sub of no text says nothing', () => {
    const inList = flowWith({ 'Fn::Sub': [`\${P}`, {}] });
    expect(nameWith(REF, { Parameters, Resources: inList })).toMatch(/^arn:/);
    expect(() => nameWith(REF, { Parameters, Resources: flowWith({ 'Fn::Sub': 5 }) })).toThrow('has no default');
  });

  test('that is the app’s own instance, where the app makes one', () => {
    const Instance = { Type: 'AWS::Connect::Instance' };
    const own = nameWith(REF, { Parameters, Resources: { Instance, ...flowWith(REF) } });
    expect(own).toBe(nameWith({ 'Fn::GetAtt': ['Instance', 'Arn'] }, { Resources: { Instance } }));
  });

  test('unless one is given, by its name or with its stack’s', () => {
    const template = { Parameters, Resources: flowWith(REF) };
    expect(nameWith(REF, template, { P: THEIR_ARN })).toBe(THEIR_ARN);
    expect(nameWith(REF, template, { 'One:P': THEIR_ARN })).toBe(THEIR_ARN);
  });

  test('but one that is used for something else has to be given', () => {
    expect(() => nameWith(REF, { Parameters })).toThrow(
      /^Stack One, Queue: \(AWS::SQS::Queue\) QueueName cannot be resolved: parameter P has no default\. Give it one: --parameter P=VALUE, or parameters: \{ P: 'VALUE' \} in the library\.$/,
    );
    expect(nameWith(REF, { Parameters }, { P: 'given' })).toBe('given');
  });

  test('and a name that no stack has is refused', () => {
    expect(() => nameWith('a', { Parameters: { Name: { Type: 'String' } } }, { Nam: 'x' })).toThrow(
      'No stack has a parameter Nam. Did you mean Name? There are: Name.',
    );
    expect(() => nameWith('a', {}, { Nam: 'x' })).toThrow('No stack has a parameter Nam. There are: none.');
  });
});

describe('what is refused in one line by every script:', () => {
  const run = (script: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, [`local/cli/${script}.ts`, ...args], { encoding: 'utf8' });

  test.each(['start', 'flows', 'test-case'])('%s, an assembly with a parameter that has no value', (script) => {
    using folder = temporaryFolder();
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: REF } };
    writeAssembly(folder.dir, { One: { Parameters, Resources: { Queue } } });
    const { status, stderr } = run(script, '--assembly', folder.dir);
    expect(stderr.split('\n')).toEqual([expect.stringContaining('--parameter P=VALUE'), '']);
    expect(status).toBe(1);
    expect(run(script, '--assembly', folder.dir, '--parameter', 'P').stderr).toBe(
      '--parameter must be NAME=VALUE, not "P".\n',
    );
  });

  test.each([
    [
      'a CloudFormation template',
      'Resources: {}',
      'is a CloudFormation template, not a cloud assembly. Include it in a CDK app, new CfnInclude(',
    ],
    ['a SAM template', 'Type: AWS::Serverless::Function', 'Its AWS::Serverless resources do not run here'],
  ])('%s, given itself or by its folder', (_, text, message) => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.dir, 'template.yaml'), text);
    for (const given of [folder.dir, join(folder.dir, 'template.yaml')]) {
      expect(() => readDeployment(given, servedAt)).toThrow(message);
    }
    const { status, stderr } = run('start', '--assembly', folder.dir);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(message), '']);
    expect(status).toBe(1);
  });
});
