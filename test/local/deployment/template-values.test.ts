import { describe, expect, test } from '@jest/globals';
import { problemOf, read } from './assembly.ts';

type Template = Readonly<Record<string, object>>;

const queue = (properties: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

/** A stack whose one queue is called what `name` stands for. */
const called = (name: unknown, { Resources = {}, ...more }: Template = {}) => ({
  One: { ...more, Resources: { Queue: queue({ QueueName: name }), ...Resources } },
});

const nameOf = (name: unknown, more?: Template) =>
  read(called(name, more)).sqsQueues.find(({ logicalId }) => logicalId === 'Queue')?.name;

describe('what a template refers to:', () => {
  test.each([
    ['AWS::Region', 'us-east-1'],
    ['AWS::AccountId', '000000000000'],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', 'One'],
  ])('%s', (name, value) => {
    expect(nameOf({ Ref: name })).toBe(value);
  });

  test('the stack’s own id, in the form of an ARN', () => {
    expect(nameOf({ Ref: 'AWS::StackId' })).toMatch(
      /^arn:aws:cloudformation:us-east-1:000000000000:stack\/One\/[-0-9a-f]{36}$/,
    );
  });

  test('AWS::NoValue, as if the property had not been written', () => {
    expect(nameOf({ Ref: 'AWS::NoValue' })).toBe('Queue');
    expect(nameOf({ 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] })).toBe('a-b');
  });

  test('numbers and truth values, as text', () => {
    expect(nameOf({ 'Fn::Join': ['-', ['a', 1, true]] })).toBe('a-1-true');
    expect(nameOf({ 'Fn::Sub': [`a-\${AWS::Partition}`, null] })).toBe('a-aws');
  });

  test('a parameter that says no type, as text', () => {
    expect(nameOf({ Ref: 'Name' }, { Parameters: { Name: { Default: 'a,b' } } })).toBe('a,b');
  });

  test('a parameter’s default, split where it is a list', () => {
    const Parameters = {
      Name: { Type: 'String', Default: 'named' },
      Names: { Type: 'CommaDelimitedList', Default: 'one, two' },
      Numbers: { Type: 'List<Number>', Default: '1,2' },
    };
    expect(nameOf({ Ref: 'Name' }, { Parameters })).toBe('named');
    expect(nameOf({ 'Fn::Select': [1, { Ref: 'Names' }] }, { Parameters })).toBe('two');
    expect(nameOf({ 'Fn::Join': ['+', { Ref: 'Numbers' }] }, { Parameters })).toBe('1+2');
  });

  test.each([
    ['AWS::SQS::Queue', 'Arn', 'arn:aws:sqs:us-east-1:000000000000:Thing'],
    ['AWS::SQS::Queue', 'QueueUrl', 'http://127.0.0.1:4510/000000000000/Thing'],
    ['AWS::SNS::Topic', 'TopicName', 'Thing'],
    ['AWS::SNS::Topic', 'TopicArn', 'arn:aws:sns:us-east-1:000000000000:Thing'],
    ['AWS::Lambda::Function', 'Arn', 'arn:aws:lambda:us-east-1:000000000000:function:Thing'],
    [
      'AWS::DynamoDB::Table',
      'StreamArn',
      'arn:aws:dynamodb:us-east-1:000000000000:table/Thing/stream/2030-01-01T00:00:00.000',
    ],
    ['AWS::DynamoDB::GlobalTable', 'Arn', 'arn:aws:dynamodb:us-east-1:000000000000:table/Thing'],
    ['AWS::IAM::Role', 'Arn', 'arn:aws:iam::000000000000:role/Thing'],
    ['AWS::ApiGatewayV2::Api', 'ApiEndpoint', 'http://127.0.0.1:4510/apis/Thing'],
    ['AWS::Logs::LogGroup', 'Arn', 'arn:aws:logs:us-east-1:000000000000:log-group/Thing'],
    ['AWS::SSM::Parameter', 'Value', 'Thing-Value'],
    ['Custom', 'Arn', 'arn:aws:custom:us-east-1:000000000000:resource/Thing'],
  ])('%s’s %s', (Type, attribute, value) => {
    const Resources = { Thing: { Type } };
    expect(nameOf({ 'Fn::Sub': `\${Thing.${attribute}}` }, { Resources })).toBe(value);
  });

  test.each([
    ['AWS::Lambda::Version', 'Version', '1'],
    ['AWS::Lambda::Version', 'FunctionArn', 'arn:aws:lambda:us-east-1:000000000000:function:Work:1'],
    ['AWS::Lambda::Alias', 'AliasArn', 'arn:aws:lambda:us-east-1:000000000000:function:Work:live'],
  ])('%s’s %s, by the name of its function', (Type, attribute, value) => {
    const Resources = {
      Work: { Type: 'AWS::Lambda::Function' },
      Thing: { Type, Properties: { FunctionName: 'Work', Name: 'live' } },
    };
    expect(nameOf({ 'Fn::GetAtt': `Thing.${attribute}` }, { Resources })).toBe(value);
  });

  test('an alias of a function’s version, and of a function that has no stack', () => {
    const alias = (FunctionName: string) => ({
      Work: { Type: 'AWS::Lambda::Function' },
      Thing: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName, Name: 'live' } },
    });
    expect(nameOf({ Ref: 'Thing' }, { Resources: alias('Work:7') })).toMatch(/:function:Work:7:live$/);
    expect(problemOf(called({ Ref: 'Thing' }, { Resources: alias('Play') })).message).toContain(
      'no stack has a function named Play',
    );
  });

  test.each([
    ['AWS::Connect::User', 'agent'],
    ['AWS::Connect::HoursOfOperation', 'operating-hours'],
    ['AWS::Connect::RoutingProfile', 'routing-profile'],
  ])('%s in its instance', (Type, path) => {
    const InstanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/one';
    expect(
      nameOf(
        { Ref: 'Thing' },
        { Resources: { Thing: { Type, Properties: { InstanceArn, Name: 'Thing', TimeZone: 'UTC', Config: [] } } } },
      ),
    ).toMatch(new RegExp(`^${InstanceArn}/${path}/[-0-9a-f]{36}$`));
  });

  test('an id is made up from the place, and the same each time', () => {
    const Resources = { Thing: { Type: 'AWS::ApiGatewayV2::Api' } };
    const id = nameOf({ 'Fn::GetAtt': ['Thing', 'ApiId'] }, { Resources });
    expect(id).toMatch(/^[-0-9a-f]{36}$/);
    expect(nameOf({ 'Fn::GetAtt': ['Thing', 'ApiId'] }, { Resources })).toBe(id);
  });
});

describe('conditions', () => {
  const Conditions = {
    Yes: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    No: { 'Fn::Equals': [1, 2] },
    Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
    Either: { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] },
    Not: { 'Fn::Not': [{ Condition: 'Yes' }] },
    Strange: { 'Fn::Xor': [] },
    Nothing: 5,
  };

  test.each([
    ['Yes', 'then'],
    ['No', 'else'],
    ['Both', 'else'],
    ['Either', 'then'],
    ['Not', 'else'],
  ])('%s', (condition, value) => {
    expect(nameOf({ 'Fn::If': [condition, 'then', 'else'] }, { Conditions })).toBe(value);
  });

  test.each([
    ['Strange', 'Fn::Xor is not resolved in a condition'],
    ['Nothing', '5 is not resolved in a condition'],
  ])('%s is refused by name', (condition, message) => {
    expect(problemOf(called({ 'Fn::If': [condition, 'a', 'b'] }, { Conditions })).message).toContain(message);
  });
});

describe('values that cannot be read are refused by place', () => {
  test.each([
    ['a name that is not text', { QueueName: ['a'] }, 'QueueName must be text, got ["a"]'],
    ['a number that is not one', { DelaySeconds: 'soon' }, 'DelaySeconds must be a number, got "soon"'],
    ['a blank number', { DelaySeconds: ' ' }, 'DelaySeconds must be a number, got " "'],
    ['a policy that is not JSON', { RedrivePolicy: '{' }, 'RedrivePolicy must be an object, or JSON text of one'],
    ['a policy without a queue', { RedrivePolicy: { maxReceiveCount: 3 } }, 'RedrivePolicy needs deadLetterTargetArn'],
    ['a policy of no use', { RedrivePolicy: { deadLetterTargetArn: 'a', maxReceiveCount: 0 } }, 'of 1 or more'],
    ['a policy that is a number', { RedrivePolicy: 5 }, 'RedrivePolicy needs deadLetterTargetArn'],
    ['an entry of no list', { QueueName: { 'Fn::Select': [0, { Ref: 'AWS::NotificationARNs' }] } }, 'no entry 0'],
    ['a join of no list', { QueueName: { 'Fn::Join': 'ab' } }, 'Fn::Join needs a list, not "ab"'],
    ['a join of lists', { QueueName: { 'Fn::Join': ['-', [['a']]] } }, 'Fn::Join needs text, not ["a"]'],
    ['an output of no stack', { QueueName: { 'Fn::GetStackOutput': 'One' } }, 'Fn::GetStackOutput needs text'],
    ['an index out of range', { QueueName: { 'Fn::Select': [2, ['a']] } }, 'Fn::Select has no entry 2 to select'],
  ])('%s', (_what, properties, message) => {
    expect(problemOf({ One: { Resources: { Queue: queue(properties) } } })).toMatchObject({
      logicalId: 'Queue',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    [
      'a scope of filters that there is not',
      { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'sqs', FilterPolicyScope: 'All' } },
      'FilterPolicyScope must be MessageAttributes or MessageBody, got All',
    ],
    [
      'a subscription without a topic',
      { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'sqs' } },
      'TopicArn is missing',
    ],
    [
      'a topic whose subscriptions are not a list',
      { Type: 'AWS::SNS::Topic', Properties: { Subscription: {} } },
      'Subscription must be a list, got {}',
    ],
    [
      'an event source with a filter',
      {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FilterCriteria: {} },
      },
      'FilterCriteria is not emulated',
    ],
    [
      'an event source’s scaling that is not an object',
      {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, ScalingConfig: 5 },
      },
      'ScalingConfig must be an object, got 5',
    ],
    [
      'a flow of a type that there is not',
      { Type: 'AWS::Connect::ContactFlow', Properties: { InstanceArn: 'arn:a', Name: 'A', Type: 'CHAT' } },
      'Type CHAT is not a flow type',
    ],
    [
      'a flow that is not JSON',
      {
        Type: 'AWS::Connect::ContactFlow',
        Properties: { InstanceArn: 'arn:a', Name: 'A', Type: 'CONTACT_FLOW', Content: '{' },
      },
      'the Content of the flow "A" is not JSON',
    ],
    [
      'a nested stack without its template',
      { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://bucket/gone.json' } },
      'TemplateURL names gone.json, which is not an asset of the stack',
    ],
    [
      'a key of a table that is of no kind',
      { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'pk', KeyType: 'SORT' }] } },
      'KeyType must be HASH or RANGE',
    ],
    [
      'a key of a table without a name',
      { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ KeyType: 'HASH' }] } },
      'AttributeName is missing',
    ],
    [
      'an attribute of a table that cannot be a key',
      {
        Type: 'AWS::DynamoDB::Table',
        Properties: { AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'BOOL' }] },
      },
      'AttributeType must be S, N or B',
    ],
    [
      'a flow that is not an object',
      {
        Type: 'AWS::Connect::ContactFlow',
        Properties: { InstanceArn: 'arn:a', Name: 'A', Type: 'CONTACT_FLOW', Content: '[]' },
      },
      '- the flow: A flow is a JSON object',
    ],
    [
      'a function whose code is not an object',
      { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', Code: 'index.zip' } },
      'Code.S3Key is missing',
    ],
    [
      'a function without code',
      { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', Code: {} } },
      'Code.S3Key is missing',
    ],
  ])('%s', (_what, resource, message) => {
    expect(problemOf({ One: { Resources: { Queue: queue(), Thing: resource } } })).toMatchObject({
      logicalId: 'Thing',
      message: expect.stringContaining(message),
    });
  });

  test('of another resource, by that one', () => {
    const Topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'Nobody' } } };
    const name = { 'Fn::GetAtt': ['Topic', 'TopicName'] };
    expect(problemOf({ One: { Resources: { Queue: queue({ QueueName: name }), Topic } } }).logicalId).toBe('Topic');
    const Outputs = { Out: { Value: 'x', Export: { Name: name } } };
    expect(problemOf({ One: { Outputs, Resources: { Topic } } }).logicalId).toBe('Topic');
  });

  test('a condition of a resource, and an output that is exported', () => {
    const resource = { ...queue(), Condition: 'Never' };
    expect(problemOf({ One: { Resources: { Queue: resource } } })).toMatchObject({ logicalId: 'Queue' });
    const Outputs = { Out: { Value: { Ref: 'Nobody' }, Export: { Name: { Ref: 'Nobody' } } } };
    expect(problemOf({ One: { Outputs, Resources: {} } })).toMatchObject({ logicalId: 'Out' });
  });
});

test.each([
  ['S', 'N'],
  ['B', 'S'],
])('a table’s keys may be of the types %s and %s, and its items may live for ever', (...types) => {
  const AttributeDefinitions = types.map((AttributeType) => ({ AttributeName: `a${AttributeType}`, AttributeType }));
  const KeySchema = [{ AttributeName: `a${types[0]}`, KeyType: 'HASH' }];
  for (const Enabled of [undefined, false, 'false']) {
    const TimeToLiveSpecification = Enabled === undefined ? undefined : { Enabled, AttributeName: 'expiresAt' };
    const Properties = { KeySchema, AttributeDefinitions, TimeToLiveSpecification };
    const { tables } = read({ One: { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties } } } });
    expect(tables).toMatchObject([
      { keySchema: KeySchema, attributeDefinitions: AttributeDefinitions, timeToLiveAttribute: undefined },
    ]);
  }
});
