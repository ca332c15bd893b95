import type { QueueRef } from '../engine/index.ts';
import type { Findings, FlowContent, FlowType } from '../flow-language/index.ts';
import type { HoursOfOperation } from '../instance.ts';
import type { JsonObject } from '../json.ts';
import type { DeployedFunction } from '../lambda/invocation.ts';
import type { DeployedHttpApi } from './http-api.ts';

/** What a cloud assembly deploys, as far as Local Connect runs it: the resources of all its stacks, resolved. */
export interface Deployment {
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly instanceArn: string;
  readonly stacks: readonly DeployedStack[];
  /** Queues of the contact centre. */
  readonly queues: readonly QueueRef[];
  readonly hours: readonly HoursOfOperation[];
  readonly flows: readonly DeployedFlow[];
  /** Test cases of Testing and Simulation. */
  readonly testCases: readonly DeployedTestCase[];
  readonly functions: readonly DeployedFunction[];
  readonly sqsQueues: readonly DeployedSqsQueue[];
  readonly topics: readonly DeployedTopic[];
  readonly subscriptions: readonly DeployedSubscription[];
  readonly tables: readonly DeployedTable[];
  readonly eventSources: readonly DeployedEventSource[];
  /** The rules that contact events of Amazon Connect may go by. */
  readonly rules: readonly DeployedRule[];
  readonly httpApis: readonly DeployedHttpApi[];
  /** The function that looks at attachments before anybody may open them. */
  readonly fileScannerArn: string | undefined;
  /** Resources that have no part in a local chat. */
  readonly skipped: readonly { readonly stack: string; readonly logicalId: string; readonly type: string }[];
}

export interface DeployedStack {
  readonly name: string;
  /** Those that come to a text here. */
  readonly outputs: Readonly<Record<string, string>>;
}

type Tags = Readonly<Record<string, string>>;

export interface DeployedFlow {
  readonly logicalId: string;
  readonly id: string;
  readonly name: string;
  readonly type: FlowType;
  readonly tags: Tags | undefined;
  readonly content: FlowContent;
  /** What was found in it when it was read. */
  readonly findings: Findings;
}

export interface DeployedTestCase {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly description: string | undefined;
  /** Its text; what is published is valid. */
  readonly content: string;
  readonly entryPoint: JsonObject | undefined;
  readonly initializationData: string | undefined;
  readonly tags: Tags | undefined;
  readonly status: 'SAVED' | 'PUBLISHED';
}

export interface DeployedSqsQueue {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly delaySeconds: number;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface DeployedTopic {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
}

export interface DeployedSubscription {
  readonly topicArn: string;
  readonly protocol: 'sqs' | 'lambda';
  readonly endpointArn: string;
  readonly filterPolicy: unknown;
  readonly filterPolicyScope: 'MessageAttributes' | 'MessageBody';
  readonly rawMessageDelivery: boolean;
}

export interface DeployedTable {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly keySchema: readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];
  readonly attributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[];
  readonly timeToLiveAttribute: string | undefined;
}

/** A rule of EventBridge's default bus. */
export interface DeployedRule {
  readonly name: string;
  readonly pattern: JsonObject;
  readonly targets: readonly DeployedRuleTarget[];
}

export interface DeployedRuleTarget {
  readonly arn: string;
  /** Given instead of the event; `undefined` where the event is. */
  readonly input: unknown;
  /** The names that lead to the part of the event that is given; none for all of it. */
  readonly inputPath: readonly string[];
  readonly deadLetterArn: string | undefined;
}

/** A queue that feeds a function. */
export interface DeployedEventSource {
  readonly queueArn: string;
  readonly functionArn: string;
  /** What becomes of a message that the function sent itself too often. */
  readonly recursiveLoop: 'Allow' | 'Terminate';
  readonly batchSize: number;
  readonly maximumBatchingWindowSeconds: number;
  readonly reportBatchItemFailures: boolean;
  readonly maximumConcurrency: number | undefined;
}
