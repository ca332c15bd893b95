import type { QueueRef } from '../engine/index.ts';
import { examine, type FlowType, isFlowType, isTaken, type Problem } from '../flow-language/index.ts';
import type { App } from './app.ts';
import type { DeployedFlow } from './deployment.ts';
import { lastPart } from './last-part.ts';
import type { Reading } from './read-functions.ts';
import { readTags } from './read-tags.ts';
import type { Resource } from './resource.ts';

const FLOW_TYPES_OF_RESOURCES = ['AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowModule'] as const;

/** The one instance: the app's own, else the one that its flows are for. */
export function readInstanceArn(app: App, place: { readonly region: string; readonly accountId: string }): string {
  let found: string | undefined;
  const take = (resource: Resource, arn: string): void => {
    if (found !== undefined && arn !== found) {
      throw resource.problem(
        `it is for the instance ${arn}, and others are for ${found}. ` +
          'One Local Connect is one instance; synthesize the stacks of one.',
      );
    }
    found = arn;
  };
  for (const resource of app.resources('AWS::Connect::Instance')) take(resource, app.values.arn(resource));
  for (const resource of app.resources(...FLOW_TYPES_OF_RESOURCES)) take(resource, resource.text('InstanceArn'));
  return found ?? app.instanceArn(place);
}

/** The queues that the app makes. */
export function* readConnectQueues(app: App): Generator<Reading<QueueRef>> {
  for (const resource of app.resources('AWS::Connect::Queue')) {
    const arn = app.values.arn(resource);
    const maxContacts = resource.number('MaxContacts', undefined);
    const hoursOfOperationArn = resource.optionalText('HoursOfOperationArn');
    yield {
      resource,
      deployed: {
        id: lastPart(arn),
        arn,
        name: resource.text('Name'),
        ...(maxContacts === undefined ? {} : { maxContacts }),
        ...(hoursOfOperationArn === undefined ? {} : { hoursOfOperationArn }),
      },
    };
  }
}

/** The function that scans attachments (administrator guide, setup-attachment-scanning). */
export function* readFileScanners(app: App): Generator<Reading<string>> {
  for (const resource of app.resources('AWS::Connect::IntegrationAssociation')) {
    if (resource.property('IntegrationType') !== 'FILE_SCANNER') continue;
    yield { resource, deployed: resource.text('IntegrationArn') };
  }
}

/** The flows and modules, each of them accepted by `validate`. */
export function* readFlows(app: App): Generator<Reading<DeployedFlow>> {
  for (const resource of app.resources(...FLOW_TYPES_OF_RESOURCES)) {
    const type = resource.type === 'AWS::Connect::ContactFlowModule' ? 'MODULE' : resource.text('Type');
    if (!isFlowType(type)) throw resource.problem(`Type ${type} is not a flow type.`);
    yield {
      resource,
      deployed: {
        logicalId: resource.logicalId,
        id: app.values.id(resource),
        name: resource.text('Name'),
        type,
        tags: readTags(resource),
        ...contentOf(resource, type),
      },
    };
  }
}

function contentOf(resource: Resource, type: FlowType): Pick<DeployedFlow, 'content' | 'findings'> {
  const written = resource.text('Content');
  let content: unknown;
  try {
    content = JSON.parse(written);
  } catch (error) {
    throw resource.problem(`the Content of the flow "${resource.text('Name')}" is not JSON: ${String(error)}.`);
  }
  const findings = examine(content, type);
  if (isTaken(content, findings)) return { content, findings };
  throw resource.problem(
    `Amazon Connect would refuse the flow "${resource.text('Name')}":\n${findings.refused.map(lineOf).join('\n')}`,
  );
}

function lineOf({ message, path, actionId }: Problem): string {
  const block = actionId === undefined ? '' : ` (block ${actionId})`;
  return `- ${path === '' ? 'the flow' : path}${block}: ${message}`;
}
