import { isObject, parseJson, textIn } from '../json.ts';
import type { App } from './app.ts';
import type { DeployedEventSource, DeployedSqsQueue, DeployedSubscription, DeployedTopic } from './deployment.ts';
import type { Reading } from './read-functions.ts';
import type { Resource } from './resource.ts';
import type { ServedAt } from './resource-values.ts';

/** SQS's defaults where a template is silent (template reference, AWS::SQS::Queue). */
const DEFAULT_VISIBILITY_SECONDS = 30;
const DEFAULT_RETENTION_SECONDS = 345_600;

/** Standard queues; a FIFO queue keeps promises that are not kept here, and is skipped. */
export function* readSqsQueues(app: App, servedAt: ServedAt): Generator<Reading<DeployedSqsQueue>> {
  for (const resource of app.resources('AWS::SQS::Queue')) {
    if (resource.flag('FifoQueue', false)) continue;
    const name = app.values.name(resource);
    yield {
      resource,
      deployed: {
        logicalId: resource.logicalId,
        name,
        arn: app.values.arn(resource),
        url: servedAt.sqsUrl(name),
        delaySeconds: resource.number('DelaySeconds', 0),
        visibilityTimeoutSeconds: resource.number('VisibilityTimeout', DEFAULT_VISIBILITY_SECONDS),
        retentionSeconds: resource.number('MessageRetentionPeriod', DEFAULT_RETENTION_SECONDS),
        redrive: redriveOf(resource),
      },
    };
  }
}

export function* readTopics(app: App): Generator<Reading<DeployedTopic>> {
  for (const resource of app.resources('AWS::SNS::Topic')) {
    if (resource.flag('FifoTopic', false)) continue;
    yield {
      resource,
      deployed: { logicalId: resource.logicalId, name: app.values.name(resource), arn: app.values.arn(resource) },
    };
  }
}

/** Subscriptions of queues and functions, on their own or in their topic. */
export function* readSubscriptions(app: App): Generator<Reading<DeployedSubscription>> {
  for (const resource of app.resources('AWS::SNS::Subscription')) {
    const protocol = protocolOf(resource.optionalText('Protocol'));
    if (protocol === undefined) continue;
    const scope = resource.optionalText('FilterPolicyScope') ?? 'MessageAttributes';
    if (scope !== 'MessageAttributes' && scope !== 'MessageBody') {
      throw resource.problem(`FilterPolicyScope must be MessageAttributes or MessageBody, got ${scope}.`);
    }
    yield {
      resource,
      deployed: {
        topicArn: resource.text('TopicArn'),
        protocol,
        endpointArn: resource.text('Endpoint'),
        filterPolicy: policyOf(resource, 'FilterPolicy'),
        filterPolicyScope: scope,
        rawMessageDelivery: resource.flag('RawMessageDelivery', false),
      },
    };
  }
  for (const resource of app.resources('AWS::SNS::Topic')) {
    for (const subscription of resource.list('Subscription')) {
      const protocol = protocolOf(textIn(subscription, 'Protocol'));
      const endpointArn = textIn(subscription, 'Endpoint');
      if (protocol === undefined || endpointArn === undefined) continue;
      yield {
        resource,
        deployed: {
          topicArn: app.values.arn(resource),
          protocol,
          endpointArn,
          filterPolicy: undefined,
          filterPolicyScope: 'MessageAttributes',
          rawMessageDelivery: false,
        },
      };
    }
  }
}

/** Mappings from a queue that is served here; streams and the like are skipped. */
export function* readEventSources(
  app: App,
  sqsQueues: readonly DeployedSqsQueue[],
): Generator<Reading<DeployedEventSource>> {
  for (const resource of app.resources('AWS::Lambda::EventSourceMapping')) {
    const queueArn = resource.optionalText('EventSourceArn');
    if (queueArn === undefined || !sqsQueues.some(({ arn }) => arn === queueArn)) continue;
    if (!resource.flag('Enabled', true)) continue;
    if (resource.property('FilterCriteria') !== undefined) {
      throw resource.problem('FilterCriteria is not emulated. Filter at the subscription, or in the function.');
    }
    const maximumConcurrency = resource.object('ScalingConfig').MaximumConcurrency;
    const functionArn = app.functionArnOf(resource.text('FunctionName'));
    yield {
      resource,
      deployed: {
        queueArn,
        functionArn,
        recursiveLoop: recursiveLoopOf(app, functionArn),
        batchSize: resource.number('BatchSize', 10),
        maximumBatchingWindowSeconds: resource.number('MaximumBatchingWindowInSeconds', 0),
        reportBatchItemFailures: resource.list('FunctionResponseTypes').includes('ReportBatchItemFailures'),
        maximumConcurrency: maximumConcurrency === undefined ? undefined : Number(maximumConcurrency),
      },
    };
  }
}

/** Lambda's default: a loop is ended (template reference, AWS::Lambda::Function). */
function recursiveLoopOf(app: App, functionArn: string): DeployedEventSource['recursiveLoop'] {
  for (const lambda of app.resources('AWS::Lambda::Function')) {
    const arn = app.values.arn(lambda);
    if (arn !== functionArn && !functionArn.startsWith(`${arn}:`)) continue;
    return lambda.optionalText('RecursiveLoop') === 'Allow' ? 'Allow' : 'Terminate';
  }
  return 'Terminate';
}

function redriveOf(resource: Resource): DeployedSqsQueue['redrive'] {
  const policy = policyOf(resource, 'RedrivePolicy');
  if (policy === undefined) return undefined;
  const deadLetterArn = textIn(policy, 'deadLetterTargetArn');
  const maxReceiveCount = Number(isObject(policy) ? policy.maxReceiveCount : Number.NaN);
  if (deadLetterArn === undefined || !(maxReceiveCount >= 1)) {
    throw resource.problem('RedrivePolicy needs deadLetterTargetArn and a maxReceiveCount of 1 or more.');
  }
  return { deadLetterArn, maxReceiveCount };
}

/** A policy, which a template may also give as JSON text. */
function policyOf(resource: Resource, name: string): unknown {
  const value = resource.property(name);
  if (typeof value !== 'string') return value;
  const policy = parseJson(value);
  if (policy === undefined) throw resource.problem(`${name} must be an object, or JSON text of one.`);
  return policy;
}

function protocolOf(protocol: string | undefined): 'sqs' | 'lambda' | undefined {
  return protocol === 'sqs' || protocol === 'lambda' ? protocol : undefined;
}
