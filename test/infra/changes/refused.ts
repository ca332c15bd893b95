/**
 * Properties that a resource's schema lets CloudFormation change, and its provider then refuses to. By hand: no list of
 * these exists.
 */
export const refused: Readonly<Record<string, readonly string[]>> = {
  // "InstanceArn cannot be updated" (source of the resource provider, aws-cloudformation/cloudformation-resource-
  // providers-connect, for flows, modules, hours, queues and users; that routing profiles and test cases are alike is
  // assumed).
  'AWS::Connect::ContactFlow': ['InstanceArn'],
  'AWS::Connect::ContactFlowModule': ['InstanceArn'],
  'AWS::Connect::HoursOfOperation': ['InstanceArn'],
  'AWS::Connect::Queue': ['InstanceArn'],
  'AWS::Connect::RoutingProfile': ['InstanceArn'],
  'AWS::Connect::TestCase': ['InstanceArn'],
  'AWS::Connect::User': ['InstanceArn'],
};

/**
 * By which properties a resource is known outside of its stack: two alike cannot be there at once. CloudFormation makes
 * the new one before it deletes the old one, so the second is refused, or the deletion takes both. An empty list: by an
 * id alone, which the service makes up.
 */
export const knownBy: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGatewayV2::Api': [],
  // That two of one name are refused is assumed.
  'AWS::ApiGatewayV2::Authorizer': ['ApiId', 'Name'],
  'AWS::ApiGatewayV2::Integration': [],
  'AWS::ApiGatewayV2::Route': ['ApiId', 'RouteKey'],
  'AWS::ApiGatewayV2::Stage': ['ApiId', 'StageName'],
  'AWS::CloudFormation::WaitConditionHandle': [],
  'AWS::CloudWatch::Alarm': ['AlarmName'],
  'AWS::CloudWatch::Dashboard': ['DashboardName'],
  'AWS::Connect::ContactFlow': ['InstanceArn', 'Name'],
  'AWS::Connect::ContactFlowModule': ['InstanceArn', 'Name'],
  'AWS::Connect::HoursOfOperation': ['InstanceArn', 'Name'],
  'AWS::Connect::Instance': ['InstanceAlias'],
  'AWS::Connect::InstanceStorageConfig': ['InstanceArn', 'ResourceType'],
  'AWS::Connect::IntegrationAssociation': ['InstanceId', 'IntegrationArn'],
  'AWS::Connect::Queue': ['InstanceArn', 'Name'],
  'AWS::Connect::RoutingProfile': ['InstanceArn', 'Name'],
  'AWS::Connect::SecurityProfile': ['InstanceArn', 'SecurityProfileName'],
  // DuplicateResourceException (API reference, CreateTestCase).
  'AWS::Connect::TestCase': ['InstanceArn', 'Name'],
  'AWS::Connect::User': ['InstanceArn', 'Username'],
  'AWS::DynamoDB::Table': ['TableName'],
  'AWS::IAM::Policy': ['PolicyName', 'Roles'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::KMS::Key': [],
  'AWS::Lambda::EventSourceMapping': ['EventSourceArn', 'FunctionName'],
  'AWS::Lambda::Function': ['FunctionName'],
  'AWS::Lambda::Permission': [],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::S3::BucketPolicy': ['Bucket'],
  'AWS::SecretsManager::Secret': ['Name'],
  'AWS::SNS::Subscription': ['TopicArn', 'Protocol', 'Endpoint'],
  'AWS::SNS::Topic': ['TopicName'],
  'AWS::SNS::TopicPolicy': ['Topics'],
  'AWS::SQS::Queue': ['QueueName'],
  'AWS::SQS::QueuePolicy': ['Queues'],
};

/** Types whose resources hold what somebody would miss. */
export const stateful: readonly string[] = [
  'AWS::Connect::Instance',
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
];

/** What may go all the same, and why. */
export const mayGo: Readonly<Record<string, string>> = {
  StartChatLogs: 'Whoever takes the HTTP API out of the settings takes it out of service; nothing else is in its logs.',
  ChatApiAccessLog: 'The same.',
  VerifyTopic: 'Only chats of npm run verify go through it, and they are over.',
  VerifyQueue: 'The same: it keeps what came for an hour.',
};
