import { type Api, apiBodyLimitBytes, createApi, createFileScanner } from '../api/index.ts';
import { createConsoleHandler, PAGE_DIR } from '../console/console-handler.ts';
import { createControlHandler } from '../control/control-handler.ts';
import type { DeployedTestCase } from '../deployment/index.ts';
import type { Staffing } from '../flows/index.ts';
import type { HttpServer } from '../http/server.ts';
import { HttpApis, isApiPath } from '../http-api/index.ts';
import { EventBus, Sns } from '../services/index.ts';
import type { ChatFloor } from './chat.ts';
import type { Closing } from './closing.ts';
import type { Cloud } from './cloud.ts';
import type { Ground } from './ground.ts';

interface Below {
  readonly server: HttpServer;
  readonly chat: ChatFloor;
  readonly ground: Ground;
  readonly cloud: Cloud;
  readonly closing: Closing;
  readonly staffing: Staffing;
  readonly onError: (error: unknown) => void;
}

/** Opens the doors: Amazon Connect's API, `/local/*`, deployed HTTP APIs, AWS services and the page. */
export function openDoors(below: Below & { readonly servesContainers: boolean }): Api {
  const { server, cloud, onError } = below;
  const api = startApi(below);
  const httpApis = makeHttpApis(below);
  const eventBus = startEventBus(below, api);
  const control = makeControl(below, { api, httpApis, eventBus });
  const { httpHandler: services } = cloud.services;
  server.serve({
    handlers: [
      control,
      httpApis.httpHandler,
      services,
      api.handler,
      api.fileHandler,
      api.signInPage,
      createConsoleHandler(),
    ],
    ...(below.servesContainers ? { toContainers: [services, api.handler] } : {}),
    hasOwnCors: isApiPath,
    bodyLimitBytes: apiBodyLimitBytes,
    onUpgrade: api.onUpgrade,
    nowMs: () => below.chat.driver.nowMs,
    onError,
  });
  return api;
}

function startApi({ server, chat, ground, cloud, closing, staffing, onError }: Below): Api {
  const { engine, clock, transport, chance, driver, events } = chat;
  const { sns } = cloud.services;
  const api = createApi({
    engine,
    chatClock: clock,
    transport,
    chance,
    instance: ground.instance,
    flows: ground.flows,
    testRunner: cloud.testRunner,
    deployedTestCases: ground.deployment.testCases.map(toCatalog),
    topics: { isTopicArn: Sns.isTopicArn, publish: (arn, outgoing) => sns.publish(arn, outgoing) },
    staffing,
    scanFile: makeScanner(chat, ground, cloud),
    signIn: (chat) => cloud.runner.signIn(chat),
    shownView: (chat, token) => cloud.runner.shownView(chat, token),
    baseUrl: server.url,
    catchUp: () => driver.catchUp(),
    onError,
  });
  closing.add(() => api.close());
  events.listen('clients', api.onChatEvent);
  return api;
}

/** What a template says of a test case, as the operations keep it. */
function toCatalog(deployed: DeployedTestCase) {
  const { id, arn, name, description, tags, status, content, entryPoint, initializationData } = deployed;
  const version = { content, entryPoint, initializationData };
  const versions =
    status === 'PUBLISHED' ? { published: version, saved: undefined } : { published: undefined, saved: version };
  return { id, arn, name, description, tags, ...versions };
}

function makeScanner({ transport, work }: ChatFloor, { deployment: { fileScannerArn } }: Ground, { lambda }: Cloud) {
  if (fileScannerArn === undefined) return undefined;
  return createFileScanner({ functionArn: fileScannerArn, invoke: lambda.invoke, transport, work });
}

function makeHttpApis({ chat, ground, cloud }: Below): HttpApis {
  const { httpApis: apis, accountId } = ground.deployment;
  const { clock, transport, chance } = chat;
  return new HttpApis({ apis, accountId, invoke: cloud.lambda.invoke, clock, transport, chance });
}

/** What happens to contacts goes out by the rules of the deployment. */
function startEventBus({ chat, ground, cloud }: Below, api: Api): EventBus {
  const { clock, chance, timeline, events } = chat;
  const { sqs, sns, invocations } = cloud.services;
  const eventBus = new EventBus({
    rules: ground.deployment.rules,
    instance: ground.instance,
    sqs,
    sns,
    invocations,
    clock,
    chance,
    strike: () => api.faults.take('ContactEvents'),
    tell: (contact, detail) => timeline.onContactEvent(contact, clock.nowMs, detail),
  });
  events.listen('onlookers', (event) => eventBus.onChatEvent(event));
  return eventBus;
}

interface Made {
  readonly api: Api;
  readonly httpApis: HttpApis;
  readonly eventBus: EventBus;
}

function makeControl({ chat, ground, cloud }: Below, { api, httpApis, eventBus }: Made) {
  const { functions, topics, stacks, httpApis: apis } = ground.deployment;
  return createControlHandler({
    ...chat,
    ...ground,
    ...cloud,
    faults: api.faults,
    quotas: api.quotas,
    functions,
    topics,
    stacks,
    queues: () => cloud.services.sqs.queues,
    undelivered: () => [...cloud.services.sns.undelivered, ...eventBus.undelivered],
    httpApis,
    apis,
    invoke: cloud.lambda.invoke,
    pageDir: PAGE_DIR,
  });
}
