import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../../local/deployment/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { problemOf, read, servedAt, temporaryFolder } from './assembly.ts';

const twoStacks = fileURLToPath(new URL('./fixtures/two-stacks', import.meta.url));

const queueNamed = (name: unknown) => ({
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } },
});

const deployed = (content: unknown, instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/one') => ({
  Type: 'AWS::Connect::ContactFlow',
  Properties: { InstanceArn: instanceArn, Name: 'Chat', Type: 'CONTACT_FLOW', Content: JSON.stringify(content) },
});

const goodbye = flowOf(END);

describe('a cloud assembly of two stacks and a nested one', () => {
  const place = 'us-east-1:000000000000';
  const deployment = readDeployment(twoStacks, { ...servedAt, region: 'us-east-1', accountId: '000000000000' });

  test('gives its functions, with code folder, environment and limits', () => {
    expect(deployment.functions).toEqual([
      {
        name: 'SetChatTimers',
        arn: `arn:aws:lambda:${place}:function:SetChatTimers`,
        codeDir: join(twoStacks, 'asset.timers'),
        handler: 'index.handler',
        environment: {
          QUEUE_URL: 'http://127.0.0.1:4510/000000000000/retry-chat-timers',
          QUEUE_NAME: 'retry-chat-timers',
          QUEUE_ACCOUNT: '000000000000',
          TABLE: 'timers-test',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: what Fn::Sub leaves of ${!literal}
          STAGE: 'Functions-us-east-1-${literal}-test',
          MODE: 'try/test',
          ROLE: 'arn:aws:iam::000000000000:role/FlowRole',
          KEY: 'Key',
        },
        timeoutSeconds: 8,
        memoryMb: 256,
        reservedConcurrency: 5,
      },
    ]);
  });

  test('gives its queues, but none whose condition does not hold', () => {
    expect(deployment.sqsQueues).toEqual([
      {
        logicalId: 'RetryQueue',
        name: 'retry-chat-timers',
        arn: `arn:aws:sqs:${place}:retry-chat-timers`,
        url: 'http://127.0.0.1:4510/000000000000/retry-chat-timers',
        delaySeconds: 5,
        visibilityTimeoutSeconds: 60,
        retentionSeconds: 3600,
        redrive: { deadLetterArn: `arn:aws:sqs:${place}:DeadLetters`, maxReceiveCount: 3 },
      },
      {
        logicalId: 'DeadLetters',
        name: 'DeadLetters',
        arn: `arn:aws:sqs:${place}:DeadLetters`,
        url: 'http://127.0.0.1:4510/000000000000/DeadLetters',
        delaySeconds: 0,
        visibilityTimeoutSeconds: 30,
        retentionSeconds: 345_600,
        redrive: undefined,
      },
      expect.objectContaining({ logicalId: 'EitherQueue' }),
    ]);
  });

  test('gives its event sources, topics and subscriptions', () => {
    expect(deployment.eventSources).toEqual([
      {
        queueArn: `arn:aws:sqs:${place}:retry-chat-timers`,
        functionArn: `arn:aws:lambda:${place}:function:SetChatTimers`,
        recursiveLoop: 'Terminate',
        batchSize: 4,
        maximumBatchingWindowSeconds: 2,
        reportBatchItemFailures: true,
        maximumConcurrency: 2,
      },
    ]);
    expect(deployment.topics).toEqual([{ logicalId: 'Topic', name: 'Topic', arn: `arn:aws:sns:${place}:Topic` }]);
    expect(deployment.subscriptions).toEqual([
      {
        topicArn: `arn:aws:sns:${place}:Topic`,
        protocol: 'sqs',
        endpointArn: `arn:aws:sqs:${place}:retry-chat-timers`,
        filterPolicy: { ParticipantRole: ['CUSTOMER'] },
        filterPolicyScope: 'MessageBody',
        rawMessageDelivery: true,
      },
      {
        topicArn: `arn:aws:sns:${place}:Topic`,
        protocol: 'lambda',
        endpointArn: `arn:aws:lambda:${place}:function:SetChatTimers:live`,
        filterPolicy: undefined,
        filterPolicyScope: 'MessageAttributes',
        rawMessageDelivery: false,
      },
    ]);
  });

  test('gives the tables of a nested stack, named by the parent’s parameter', () => {
    expect(deployment.tables).toEqual([
      {
        logicalId: 'TimerTable',
        name: 'timers-test',
        arn: `arn:aws:dynamodb:${place}:table/timers-test`,
        keySchema: [
          { AttributeName: 'chat', KeyType: 'HASH' },
          { AttributeName: 'item', KeyType: 'RANGE' },
        ],
        attributeDefinitions: [
          { AttributeName: 'chat', AttributeType: 'S' },
          { AttributeName: 'item', AttributeType: 'S' },
        ],
        timeToLiveAttribute: 'expiresAt',
      },
    ]);
  });

  test('gives the instance that its flows are for, and the flows, resolved', () => {
    const instanceArn = 'arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-4333-8444-555555555555';
    expect(deployment).toMatchObject({ instanceArn, instanceId: '11111111-2222-4333-8444-555555555555' });
    const [flow] = deployment.flows;
    expect(flow).toMatchObject({
      logicalId: 'Welcome',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      name: 'Chat welcome',
      type: 'CONTACT_FLOW',
    });
    expect(flow?.content.Actions[0]?.Parameters).toMatchObject({
      LambdaFunctionARN: `arn:aws:lambda:${place}:function:SetChatTimers`,
    });
    const supportQueue = deployment.queues.find(({ name }) => name === 'Support');
    expect(flow?.content.Actions[1]?.Parameters).toEqual({ QueueId: supportQueue?.arn });
  });

  test('gives the queues that stacks make; those that flows only name come with the flows', () => {
    expect(deployment.queues.map(({ name }) => name)).toEqual(['Support']);
    for (const { id, arn } of deployment.queues) expect(arn).toBe(`${deployment.instanceArn}/queue/${id}`);
  });

  test('lists what has no part in a local chat', () => {
    expect(deployment.skipped.map(({ stack, logicalId }) => `${stack} ${logicalId}`)).toEqual([
      'Functions InlineHelper',
      'Functions PythonHelper',
      'Functions FifoQueue',
      'Functions StreamSource',
      'Functions ToSomebody',
      'Functions FlowRole',
      'Functions Key',
    ]);
  });

  test('gives the function that scans attachments, if there is one', () => {
    const associate = (IntegrationType: string) => ({
      Type: 'AWS::Connect::IntegrationAssociation',
      Properties: {
        InstanceId: 'arn:aws:connect:us-east-1:111122223333:instance/i',
        IntegrationType,
        IntegrationArn: 'arn:aws:lambda:us-east-1:111122223333:function:Scan',
      },
    });
    const Resources = { Scan: associate('FILE_SCANNER'), Other: associate('LAMBDA_FUNCTION') };
    const { fileScannerArn, skipped } = read({ One: { Resources } });
    expect(fileScannerArn).toBe('arn:aws:lambda:us-east-1:111122223333:function:Scan');
    expect(skipped.map(({ logicalId }) => logicalId)).toEqual(['Other']);
    expect(read({ One: { Resources: { Other: Resources.Other } } }).fileScannerArn).toBeUndefined();
  });

  test('is the same each time it is read', () => {
    expect(readDeployment(twoStacks, { ...servedAt, region: 'us-east-1', accountId: '000000000000' })).toEqual(
      deployment,
    );
  });

  test('is deployed where the instance is, when its stacks say no place', () => {
    const there = readDeployment(twoStacks, servedAt);
    expect(there).toMatchObject({ region: 'eu-west-2', accountId: '111122223333' });
    expect(there.functions[0]?.arn).toBe('arn:aws:lambda:eu-west-2:111122223333:function:SetChatTimers');
    expect(there.flows[0]?.content.Actions[0]?.Parameters).toMatchObject({
      LambdaFunctionARN: 'arn:aws:lambda:eu-west-2:111122223333:function:SetChatTimers',
    });
  });
});

describe('the place of a stack', () => {
  test('is its environment', () => {
    expect(read({ One: queueNamed('q') }, 'aws://123456789012/ap-southeast-2').sqsQueues[0]?.arn).toBe(
      'arn:aws:sqs:ap-southeast-2:123456789012:q',
    );
  });

  test('is us-east-1 and account 000000000000 where nothing says otherwise', () => {
    expect(read({ One: queueNamed('q') })).toMatchObject({ region: 'us-east-1', accountId: '000000000000' });
  });
});

describe('two stages of one app', () => {
  test('keep their resources apart', () => {
    const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };
    expect(read({ Test: template, Live: template }).sqsQueues.map(({ name }) => name)).toEqual(['Queue', 'Live-Queue']);
  });
});

describe('a sandbox', () => {
  test('has the instance of the template', () => {
    const deployment = read({
      One: {
        Resources: {
          Instance: { Type: 'AWS::Connect::Instance' },
          Queue: {
            Type: 'AWS::Connect::Queue',
            Properties: { InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] }, Name: 'Chat' },
          },
        },
      },
    });
    expect(deployment.instanceArn).toBe(`arn:aws:connect:us-east-1:000000000000:instance/${deployment.instanceId}`);
    expect(deployment.queues).toEqual([
      { name: 'Chat', id: expect.any(String), arn: expect.stringMatching(`^${deployment.instanceArn}/queue/`) },
    ]);
  });
});

describe('what cannot be read is refused by stack and logical id:', () => {
  test('another intrinsic in a property that is read', () => {
    const problem = problemOf({ One: queueNamed({ 'Fn::FindInMap': ['Names', 'a', 'b'] }) });
    expect(problem).toMatchObject({ stackName: 'One', logicalId: 'Queue' });
    expect(problem.message).toContain('Stack One, Queue: (AWS::SQS::Queue) QueueName cannot be resolved');
    expect(problem.message).toContain('Fn::FindInMap');
  });

  test('a parameter without a default, or from Parameter Store', () => {
    const withParameter = (parameter: object) => ({
      One: { Parameters: { Name: parameter }, ...queueNamed({ Ref: 'Name' }) },
    });
    expect(problemOf(withParameter({ Type: 'String' })).message).toContain('parameter Name has no default');
    expect(
      problemOf(withParameter({ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name' })).message,
    ).toContain('Parameter Store');
  });

  test.each([
    ['a logical id', { Ref: 'Nobody' }, 'Nobody'],
    ['an export', { 'Fn::ImportValue': 'Other:Name' }, 'Other:Name'],
    ['a condition', { 'Fn::If': ['Never', 'a', 'b'] }, 'Never'],
    ['an attribute of', { 'Fn::GetAtt': ['Nobody', 'Arn'] }, 'Nobody'],
  ])('%s that is not there', (_, name, named) => {
    expect(problemOf({ One: queueNamed(name) }).message).toContain(named);
  });

  test('a flow that the service would refuse, with block and problem', () => {
    const content = { ...goodbye, Actions: [{ ...goodbye.Actions[0], Type: 'Disconnect' }] };
    const problem = problemOf({ One: { Resources: { Welcome: deployed(content) } } });
    expect(problem).toMatchObject({ stackName: 'One', logicalId: 'Welcome' });
    expect(problem.message).toContain('"Chat"');
    expect(problem.message).toContain('(block End)');
  });

  test('flows of two instances', () => {
    const problem = problemOf({
      One: {
        Resources: {
          First: deployed(goodbye),
          Second: deployed(goodbye, 'arn:aws:connect:us-east-1:111122223333:instance/two'),
        },
      },
    });
    expect(problem).toMatchObject({ logicalId: 'Second', message: expect.stringContaining('instance/two') });
    const inSandbox = { Instance: { Type: 'AWS::Connect::Instance' }, Elsewhere: deployed(goodbye) };
    expect(problemOf({ One: { Resources: inSandbox } })).toMatchObject({ logicalId: 'Elsewhere' });
  });

  test('code that is not in the assembly', () => {
    const properties = { Code: { S3Key: 'gone.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x' };
    expect(
      problemOf({ One: { Resources: { Lost: { Type: 'AWS::Lambda::Function', Properties: properties } } } }).message,
    ).toContain('gone.zip');
  });

  test('a folder that is not an assembly', () => {
    using folder = temporaryFolder();
    expect(() => readDeployment(folder.dir, servedAt)).toThrow('no manifest.json');
    mkdirSync(folder.dir, { recursive: true });
    writeFileSync(join(folder.dir, 'manifest.json'), '{');
    expect(() => readDeployment(folder.dir, servedAt)).toThrow('cannot be read as JSON');
  });
});
