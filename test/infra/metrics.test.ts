import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ChatMetrics, counted, type FailingFunction } from '../../infra/constructs/chat-metrics.ts';
import { LocalConnect } from '../../local/index.ts';
import { FLOW_FUNCTIONS } from '../functions/support/flow-function-names.ts';
import { flatten, synthKit } from './support/synth-kit.ts';

const { functions, api } = synthKit();

/** `SetChatTimers` as `set-chat-timers`. */
const folderOf = (functionName: string) =>
  functionName.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** All source of a function, wherever in its folder. */
function sourceOf(functionName: string): string {
  const folder = join('functions', folderOf(functionName));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/** The metrics that a source counts. */
function countedIn(source: string): readonly string[] {
  const names = [...source.matchAll(/\.count\(([^)]*)\)/g)].flatMap(([, argument = '']) =>
    [...argument.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
  );
  // Functions of flows and of HTTP have their failures counted for them.
  const countsFailures = /\b(flowFunction|httpFunction)[<(]/.test(source);
  return [...new Set([...names, ...(countsFailures ? ['FlowFunctionFailure'] : [])])].sort();
}

describe('what is watched is what functions count', () => {
  test('every function is named', () => {
    const folders = readdirSync('functions').filter((name) => name !== 'shared');
    expect(Object.keys(counted).map(folderOf).sort()).toEqual(folders.sort());
  });

  test.each(Object.entries(counted))('%s counts what its source counts', (functionName, names) => {
    expect([...names].sort()).toEqual(countedIn(sourceOf(functionName)));
  });

  test('a renamed metric would be found', () => {
    const renamed = sourceOf('SetChatTimers').replaceAll("'TimersSet'", "'TimersWereSet'");
    expect(countedIn(renamed)).not.toEqual([...counted.SetChatTimers].sort());
  });
});

/** A metric as alarms and dashboards name it, and as functions write it. */
interface Named {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** CloudWatch's embedded metric format, as the functions write it to their logs. */
interface Embedded {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [name: string]: unknown;
}

function writtenIn(text: string): readonly Named[] {
  if (!text.includes('CloudWatchMetrics')) return [];
  const written: Embedded = JSON.parse(text);
  return written._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.map(({ Name }) => ({
      namespace: Namespace,
      name: Name,
      dimensions: Object.fromEntries(Dimensions.flat().map((dimension) => [dimension, String(written[dimension])])),
    })),
  );
}

const canFail = (name: string): name is FailingFunction => [...FLOW_FUNCTIONS, 'StartChat'].includes(name);

describe('what is watched has the names that functions write', () => {
  const written: Named[] = [];
  const metrics = new ChatMetrics();

  beforeAll(async () => {
    await using connect = await LocalConnect.start({
      assembly: '.build/sandbox',
      onLog: ({ text }) => written.push(...writtenIn(text)),
    });
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    for (const name of FLOW_FUNCTIONS) {
      const ContactData = { ContactId: mia.contactId, InstanceARN: connect.instance.instanceArn, Channel: 'VOICE' };
      const event = { Name: 'ContactFlowEvent', Details: { ContactData, Parameters: { onError: 'return' } } };
      await connect.invoke(name, event);
    }
    connect.faults.set({ operation: 'StartChatContact', error: 'InternalServiceException' });
    const http = { method: 'POST', path: '/chats', sourceIp: '192.0.2.7' };
    const requestContext = { http, requestId: 'a-request', routeKey: 'POST /chats', stage: '$default' };
    const body = JSON.stringify({ ParticipantDetails: { DisplayName: 'Mia' } });
    await connect.invoke('StartChat', { version: '2.0', rawPath: '/chats', headers: {}, requestContext, body });
  });

  test.each(Object.keys(counted).filter(canFail))('the failures of %s', (functionName) => {
    expect(written).toContainEqual(namedOf(metrics.failures(functionName)));
  });

  test('a counter', () => {
    expect(written).toContainEqual(namedOf(metrics.count('SetChatTimers', 'TimersSet')));
  });
});

function namedOf({ namespace, metricName, dimensions }: ReturnType<ChatMetrics['failures']>): Named {
  return { namespace, name: metricName, dimensions: Object(dimensions) };
}

/** The functions' own metrics that the alarms of both stacks ring for. */
const rungFor = [functions, api].flatMap((stack) =>
  Object.values(stack.findResources('AWS::CloudWatch::Alarm'))
    .filter(({ Properties }) => Properties.Namespace === 'ConnectChatKit')
    .map(({ Properties }) => [dimensionOf('service', Properties.Dimensions), Properties.MetricName]),
);

function dimensionOf(name: string, dimensions: readonly { readonly Name: string; readonly Value: string }[]): string {
  return dimensions.find((dimension) => dimension.Name === name)?.Value ?? '';
}

interface Widget {
  readonly properties: { readonly title: string; readonly metrics?: readonly (readonly unknown[])[] };
}

const [dashboard] = Object.values(functions.findResources('AWS::CloudWatch::Dashboard'));
const { widgets }: { readonly widgets: readonly Widget[] } = JSON.parse(flatten(dashboard?.Properties.DashboardBody));

/** The functions' own metrics on the dashboard: function and name. */
const shown = widgets
  .flatMap(({ properties }) => properties.metrics ?? [])
  .filter(([namespace]) => namespace === 'ConnectChatKit')
  .map(([, name, ...rest]) => [rest[rest.indexOf('service') + 1], name]);

const all = Object.entries(counted).flatMap(([functionName, names]) => names.map((name) => [functionName, name]));

test('docs/deploy.md names as many custom metrics as functions count', () => {
  expect(readFileSync('docs/deploy.md', 'utf8')).toContain(`| ${all.length} custom metrics at most |`);
});

describe('the dashboard', () => {
  test('shows all that functions count, and nothing that they do not', () => {
    expect([...shown].sort()).toEqual([...all].sort());
  });

  test('shows the alarms of every stack', () => {
    const alarms = widgets.flatMap(({ properties }) => Object(properties).alarms ?? []);
    const count = [functions, api].flatMap((stack) =>
      Object.keys(stack.findResources('AWS::CloudWatch::Alarm')),
    ).length;
    expect(new Set(alarms).size).toBe(count);
    for (const { Properties } of Object.values(api.findResources('AWS::CloudWatch::Alarm'))) {
      expect(alarms.filter((arn: string) => arn.endsWith(`:alarm:${Properties.AlarmName}`))).toHaveLength(1);
    }
  });

  test('says what there is to see', () => {
    expect(widgets.map(({ properties }) => properties.title)).toEqual([
      'Alarms',
      'Timers',
      'Bots',
      'Chats over HTTP',
      'Failures by function',
      "Duration of flow functions, and their blocks' time limit",
      'Lambda: failed, or not run',
      'What waits: age of the oldest',
      'Dead letters',
    ]);
  });

  test('is one a stage, under a name of its own in every Region', () => {
    const nameOf = (stack: typeof functions) =>
      Object.values(stack.findResources('AWS::CloudWatch::Dashboard')).map(
        ({ Properties }) => Properties.DashboardName,
      );
    const region = { Ref: 'AWS::Region' };
    expect(nameOf(functions)).toEqual([{ 'Fn::Join': ['', ['Connect-Chat-Kit-', region]] }]);
    expect(nameOf(synthKit({ stage: 'test' }).functions)).toEqual([
      { 'Fn::Join': ['', ['Connect-Chat-Kit-test-', region]] },
    ]);
  });
});

test('alarms ring for nothing of the functions that they do not count', () => {
  expect(rungFor.filter(([functionName, name]) => !all.some(([by, it]) => by === functionName && it === name))).toEqual(
    [],
  );
  expect(rungFor.length).toBeGreaterThan(6);
});
