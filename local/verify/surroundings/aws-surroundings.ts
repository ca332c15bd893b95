import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  type Stack,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ConnectClient, ListQueuesCommand } from '@aws-sdk/client-connect';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { TransportClock } from '../../clock/transport-clock.ts';
import { nameOf } from '../diagnose.ts';
import { Trouble } from '../outcome.ts';
import { realTime } from './real-time.ts';
import type { Surroundings } from './surroundings.ts';

const WHOLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'];
const BOOTSTRAP = 'CDKToolkit';
/** Of alarms by name in one call (CloudWatch API reference, DescribeAlarms). */
const ALARMS_AT_ONCE = 100;

/** An AWS account, as the SDK's usual settings name it. */
export function awsSurroundings(
  stackNames: readonly string[],
  transport: TransportClock,
  signal: AbortSignal,
): Surroundings {
  const account = new Account(stackNames);
  return {
    service: 'Amazon Connect',
    endpoint: undefined,
    clock: realTime(transport, signal),
    whereabouts: () => account.whereabouts(),
    bootstrap: () => account.bootstrap(),
    brokenStacks: () => account.brokenStacks(),
    output: (name) => account.output(name),
    instanceId: () => account.instanceId(),
    queueIds: (instanceId) => account.queueIds(instanceId),
    quotas: () => account.quotas(),
    ringingAlarms: () => account.ringingAlarms(),
    deadLetters: () => account.deadLetters(),
    functionErrors: (sinceMs) => account.functionErrors(sinceMs),
    close: () => account.close(),
  };
}

class Account {
  readonly #stackNames: readonly string[];
  readonly #cloudFormation = new CloudFormationClient();
  readonly #cloudWatch = new CloudWatchClient();
  readonly #logs = new CloudWatchLogsClient();
  // By the usual settings alone, and not by what the queue’s URL names.
  readonly #sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  readonly #quotas = new ServiceQuotasClient();
  readonly #sts = new STSClient();
  readonly #connect = new ConnectClient();
  #resources: readonly StackResourceSummary[] | undefined;

  constructor(stackNames: readonly string[]) {
    this.#stackNames = stackNames;
  }

  async whereabouts() {
    const { Account: accountId = '' } = await this.#sts.send(new GetCallerIdentityCommand());
    return { accountId, region: await this.#sts.config.region() };
  }

  async bootstrap(): Promise<string | undefined> {
    return outputOf(await this.#stack(BOOTSTRAP), 'BootstrapVersion');
  }

  async brokenStacks(): Promise<readonly string[]> {
    const broken: string[] = [];
    for (const name of this.#stackNames) {
      const stack = await this.#stack(name);
      if (stack === undefined) broken.push(`${name} is not there`);
      else if (!WHOLE.includes(stack.StackStatus ?? '')) broken.push(`${name} is ${stack.StackStatus}`);
    }
    return broken;
  }

  async output(name: string): Promise<string | undefined> {
    for (const stackName of this.#stackNames) {
      const value = outputOf(await this.#stack(stackName), name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** From the ARN of the flow that chats begin in. */
  async instanceId(): Promise<string> {
    const [, instanceId] = /:instance\/([^/]+)\//.exec((await this.output('ChatWelcomeFlowArn')) ?? '') ?? [];
    if (instanceId !== undefined) return instanceId;
    throw new Trouble(
      'no stack has the output ChatWelcomeFlowArn',
      'the stack ChatFlows is of another version, or was not deployed',
      'run npm run deploy',
    );
  }

  async queueIds(instanceId: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    let NextToken: string | undefined;
    do {
      const page = await this.#connect.send(
        new ListQueuesCommand({
          InstanceId: instanceId,
          QueueTypes: ['STANDARD'],
          ...(NextToken === undefined ? {} : { NextToken }),
        }),
      );
      for (const { Id = '' } of page.QueueSummaryList ?? []) ids.add(Id);
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return ids;
  }

  /** Those of each instance too, as its default where nobody asked for more. */
  async quotas(): Promise<ReadonlyMap<string, number>> {
    const quotas = new Map<string, number>();
    let NextToken: string | undefined;
    do {
      const page = await this.#quotas.send(
        new ListServiceQuotasCommand({
          ServiceCode: 'connect',
          MaxResults: 100,
          ...(NextToken === undefined ? {} : { NextToken }),
        }),
      );
      for (const { QuotaName = '', Value = 0 } of page.Quotas ?? []) quotas.set(QuotaName, Value);
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return quotas;
  }

  async ringingAlarms(): Promise<readonly string[]> {
    const names = await this.#physical('AWS::CloudWatch::Alarm');
    const ringing: string[] = [];
    for (let from = 0; from < names.length; from += ALARMS_AT_ONCE) {
      const AlarmNames = names
        .slice(from, from + ALARMS_AT_ONCE)
        .map(({ PhysicalResourceId = '' }) => PhysicalResourceId);
      const { MetricAlarms = [] } = await this.#cloudWatch.send(
        new DescribeAlarmsCommand({ AlarmNames, StateValue: 'ALARM', MaxRecords: ALARMS_AT_ONCE }),
      );
      const logical = new Map(names.map((one) => [one.PhysicalResourceId, one.LogicalResourceId]));
      ringing.push(...MetricAlarms.map(({ AlarmName = '' }) => logical.get(AlarmName) ?? AlarmName));
    }
    return ringing;
  }

  async deadLetters(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { LogicalResourceId = '', PhysicalResourceId } of await this.#physical('AWS::SQS::Queue')) {
      if (!/DeadLetter/.test(LogicalResourceId)) continue;
      const { Attributes } = await this.#sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: PhysicalResourceId,
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
      counts.set(LogicalResourceId, Number(Attributes?.ApproximateNumberOfMessages ?? 0));
    }
    return counts;
  }

  async functionErrors(sinceMs: number): Promise<ReadonlyMap<string, number>> {
    const errors = new Map<string, number>();
    for (const { LogicalResourceId = '', PhysicalResourceId } of await this.#physical('AWS::Logs::LogGroup')) {
      const { events = [] } = await this.#logs.send(
        new FilterLogEventsCommand({
          logGroupName: PhysicalResourceId,
          startTime: sinceMs,
          filterPattern: '{ $.level = "ERROR" }',
          limit: 100,
        }),
      );
      if (events.length > 0) errors.set(LogicalResourceId, events.length);
    }
    return errors;
  }

  close(): void {
    const clients = [
      this.#cloudFormation,
      this.#cloudWatch,
      this.#logs,
      this.#quotas,
      this.#sqs,
      this.#sts,
      this.#connect,
    ];
    for (const client of clients) client.destroy();
  }

  async #physical(type: string): Promise<readonly StackResourceSummary[]> {
    this.#resources ??= await this.#allResources();
    return this.#resources.filter(({ ResourceType }) => ResourceType === type);
  }

  async #allResources(): Promise<readonly StackResourceSummary[]> {
    const all: StackResourceSummary[] = [];
    for (const StackName of this.#stackNames) {
      let NextToken: string | undefined;
      do {
        const page = await this.#cloudFormation.send(
          new ListStackResourcesCommand({ StackName, ...(NextToken === undefined ? {} : { NextToken }) }),
        );
        all.push(...(page.StackResourceSummaries ?? []));
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
    }
    return all;
  }

  async #stack(StackName: string): Promise<Stack | undefined> {
    try {
      const { Stacks } = await this.#cloudFormation.send(new DescribeStacksCommand({ StackName }));
      return Stacks?.[0];
    } catch (error) {
      // A stack that is not there is an error of validation (CloudFormation API reference, DescribeStacks).
      if (nameOf(error) === 'ValidationError') return undefined;
      throw error;
    }
  }
}

const outputOf = (stack: Stack | undefined, name: string) =>
  stack?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
