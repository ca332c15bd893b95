import { type Api, apiBodyLimitBytes, createApi, createFileScanner } from '../api/index.ts';
import { createConsoleHandler } from '../console/console-handler.ts';
import { createControlHandler } from '../control/control-handler.ts';
import type { Staffing } from '../flows/index.ts';
import type { HttpServer } from '../http/server.ts';
import { HttpApis, isApiPath } from '../http-api/index.ts';
import { Sns } from '../services/index.ts';
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
  const control = makeControl(below, api, httpApis);
  const { httpHandler: services } = cloud.services;
  server.serve({
    handlers: [control, httpApis.httpHandler, services, api.handler, api.fileHandler, createConsoleHandler()],
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
    topics: { isTopicArn: Sns.isTopicArn, publish: (arn, outgoing) => sns.publish(arn, outgoing) },
    staffing,
    scanFile: makeScanner(chat, ground, cloud),
    shownView: (chat, token) => cloud.runner.shownView(chat, token),
    baseUrl: server.url,
    catchUp: () => driver.catchUp(),
    onError,
  });
  closing.add(() => api.close());
  events.listen('clients', api.onChatEvent);
  return api;
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

function makeControl({ chat, ground, cloud }: Below, api: Api, httpApis: HttpApis) {
  const { functions, topics, httpApis: apis } = ground.deployment;
  return createControlHandler({
    ...chat,
    ...ground,
    ...cloud,
    faults: api.faults,
    quotas: api.quotas,
    functions,
    topics,
    undelivered: () => cloud.services.sns.undelivered,
    httpApis,
    apis,
    invoke: cloud.lambda.invoke,
  });
}
