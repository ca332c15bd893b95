import { kebab, madeUpArn, madeUpId } from './made-up.ts';
import type { NamesInUse } from './names-in-use.ts';
import type { Resource } from './resource.ts';

/** What only Local Connect can say about a deployed resource: where it is served. */
export interface ServedAt {
  sqsUrl(queueName: string): string;
  apiUrl(apiName: string): string;
}

/**
 * What `Ref` and `Fn::GetAtt` give for a resource (CloudFormation template reference, "Return values" of each type).
 * What only a real deployment knows is made up, in the right form.
 */
export class ResourceValues {
  readonly #names: NamesInUse;
  readonly #servedAt: ServedAt;
  readonly #find: (arnOrName: string) => string;

  constructor(parts: { names: NamesInUse; servedAt: ServedAt; functionArnOf: (arnOrName: string) => string }) {
    this.#names = parts.names;
    this.#servedAt = parts.servedAt;
    this.#find = parts.functionArnOf;
  }

  name(resource: Resource): string {
    const property = NAME_PROPERTIES[resource.type];
    return (property === undefined ? undefined : resource.optionalText(property)) ?? this.#names.of(resource);
  }

  id(resource: Resource): string {
    return madeUpId(resource.stack.name, resource.logicalId);
  }

  arn(resource: Resource): string {
    const { region, accountId } = resource.stack;
    const place = `${region}:${accountId}`;
    switch (resource.type) {
      case 'AWS::Lambda::Function':
        return `arn:aws:lambda:${place}:function:${this.name(resource)}`;
      case 'AWS::Lambda::Alias':
        return `${this.#find(resource.text('FunctionName'))}:${resource.text('Name')}`;
      case 'AWS::Lambda::Version':
        return `${this.#find(resource.text('FunctionName'))}:1`;
      case 'AWS::SQS::Queue':
        return `arn:aws:sqs:${place}:${this.name(resource)}`;
      case 'AWS::SNS::Topic':
        return `arn:aws:sns:${place}:${this.name(resource)}`;
      case 'AWS::DynamoDB::Table':
      case 'AWS::DynamoDB::GlobalTable':
        return `arn:aws:dynamodb:${place}:table/${this.name(resource)}`;
      case 'AWS::Connect::Instance':
        return `arn:aws:connect:${place}:instance/${this.id(resource)}`;
      case 'AWS::IAM::Role':
        return `arn:aws:iam::${accountId}:role/${this.name(resource)}`;
      default:
        return isInsideInstance(resource)
          ? `${resource.text('InstanceArn')}/${pathInInstance(resource.type)}/${this.id(resource)}`
          : madeUpArn(resource.stack, resource.type, this.name(resource));
    }
  }

  ref(resource: Resource): string {
    if (resource.type === 'AWS::SQS::Queue') return this.#servedAt.sqsUrl(this.name(resource));
    if (REF_IS_ARN.has(resource.type) || resource.type.startsWith('AWS::Connect::')) return this.arn(resource);
    return this.name(resource);
  }

  attribute(resource: Resource, attribute: string): string {
    if (attribute === 'QueueUrl') return this.#servedAt.sqsUrl(this.name(resource));
    if (attribute === 'ApiEndpoint') return this.#servedAt.apiUrl(this.name(resource));
    if (attribute === 'QueueName' || attribute === 'TopicName') return this.name(resource);
    if (resource.type === 'AWS::Lambda::Version') {
      if (attribute === 'Version') return '1';
      if (attribute === 'FunctionArn') return this.arn(resource);
    }
    if (attribute === 'StreamArn') return `${this.arn(resource)}/stream/2030-01-01T00:00:00.000`;
    // `Arn`, `AliasArn`, `QueueArn`, `TopicArn`, `ContactFlowArn`, …
    if (attribute.endsWith('Arn')) return this.arn(resource);
    if (attribute.endsWith('Id')) return this.id(resource);
    return `${this.name(resource)}-${attribute}`;
  }
}

/** The property that gives a resource its physical name. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::ApiGatewayV2::Api': 'Name',
};

const REF_IS_ARN: ReadonlySet<string> = new Set([
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
  'AWS::SNS::Topic',
  'AWS::SNS::Subscription',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
]);

function isInsideInstance(resource: Resource): boolean {
  return resource.type.startsWith('AWS::Connect::') && resource.property('InstanceArn') !== undefined;
}

/** Service authorization reference, Amazon Connect, resource types. */
const PATHS_IN_INSTANCE: Readonly<Record<string, string>> = {
  'AWS::Connect::ContactFlowModule': 'flow-module',
  'AWS::Connect::HoursOfOperation': 'operating-hours',
  'AWS::Connect::User': 'agent',
};

function pathInInstance(type: string): string {
  const [, , kind = ''] = type.split('::');
  return PATHS_IN_INSTANCE[type] ?? kebab(kind);
}
