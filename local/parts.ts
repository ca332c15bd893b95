import { type Api, createApi } from './api/index.ts';
import { ClockDriver, type ClockMode } from './clock/clock-driver.ts';
import { RealTransportClock, type TransportClock } from './clock/transport-clock.ts';
import { Work } from './clock/work.ts';
import { createConsoleHandler } from './console/console-handler.ts';
import { createControlHandler } from './control/control-handler.ts';
import { bareDeployment, type Deployment, readDeployment } from './deployment/index.ts';
import { Chance, ChatClock, ChatEngine, type ChatEvent } from './engine/index.ts';
import { FlowRunner, FlowStore, LexBots, type LexScripts, type Staffing } from './flows/index.ts';
import { type FlowToLoad, loadFlow } from './flows/load-flow.ts';
import type { Bridge } from './http/admission.ts';
import type { HttpHandler } from './http/http.ts';
import { type HttpServer, startServer } from './http/server.ts';
import { HttpApis, isApiPath } from './http-api/index.ts';
import { type Instance, makeQueue, type QueueToHave } from './instance.ts';
import { type FunctionAnswers, withAnswers } from './lambda/answers.ts';
import { ChatTimeForWorkers, LambdaHost, type LogLine } from './lambda/index.ts';
import { Services, Sns } from './services/index.ts';

import { Timeline } from './timeline/timeline.ts';

export interface LocalConnectOptions {
  /** The folder of a cloud assembly, as `cdk synth` writes it. Without one: an empty instance with one queue. */
  readonly assembly?: string;
  /** Flows to load over those of the assembly. */
  readonly flows?: readonly FlowToLoad[];
  /** Queues beside those of the assembly, by which flows of other instances can be run. */
  readonly queues?: readonly QueueToHave[];
  /** Answers in place of Lambda functions that flows invoke, by name or ARN. */
  readonly functions?: FunctionAnswers;
  /** What Lex bots say and find, by alias ARN or name: no bot of Lex itself runs here. */
  readonly lex?: LexScripts;
  /** How many agents flows are told of; one, who is available, unless told otherwise. */
  readonly staffing?: Staffing;
  /** 0, the default, for any free one. */
  readonly port?: number;
  /**
   * Has containers of this machine served too, under the name `host.docker.internal`: the operations of the AWS services
   * that are emulated, and nothing else. With the address of Docker's bridge where containers do not reach loopback.
   */
  readonly containers?: { readonly bridge?: Bridge };
  /** The chat clock; it stands still (`manual`) unless told otherwise. */
  readonly clock?: ClockMode;
  /** Where the chat clock starts, in milliseconds since 1970; now, unless told otherwise. */
  readonly startAtMs?: number;
  /** How long after its end a chat's transcript is there for a chat that continues it; 60, unless told otherwise. */
  readonly transcriptDelaySeconds?: number;
  /** The same seed gives the same identifiers again; a random one unless told otherwise. */
  readonly seed?: number;
  readonly transport?: TransportClock;
  /** Called with each line that a function writes. */
  readonly onLog?: (line: LogLine) => void;
  /** Called with each failure of Local Connect itself; written to standard error unless told otherwise. */
  readonly onError?: (error: unknown) => void;
}

/** All that one Local Connect is made of. */
export interface Parts {
  readonly url: string;
  readonly instance: Instance;
  readonly deployment: Deployment;
  readonly clock: ChatClock;
  readonly driver: ClockDriver;
  readonly engine: ChatEngine;
  readonly flows: FlowStore;
  readonly runner: FlowRunner;
  readonly timeline: Timeline;
  readonly api: Api;
  /** Hands on what happens in the chats, before their flows and sockets hear of it. */
  onChatEvent(listener: (event: ChatEvent) => void): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Puts a Local Connect together and has it serve. */
export async function startParts(options: LocalConnectOptions): Promise<Parts> {
  const { transport = new RealTransportClock(), onLog = () => {}, onError = writeError } = options;
  const clock = new ChatClock(options.startAtMs ?? transport.nowMs);
  const chance = new Chance(options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  const work = new Work();
  const driver = new ClockDriver({ chat: clock, transport, work });
  const timeline = new Timeline();
  const listeners: ((event: ChatEvent) => void)[] = [];

  // The deployment needs the port for its queues' URLs, and the handlers need the deployment: the server goes first,
  // and answers nothing until the handlers are there.
  const handlers: HttpHandler[] = [];
  const forContainers: HttpHandler[] = [];
  const upgrades: Api['onUpgrade'][] = [];
  const server = await startServer({
    host: HOST,
    port: options.port ?? 0,
    handlers,
    hasOwnCors: isApiPath,
    onUpgrade: (...request) => upgrades.some((upgrade) => upgrade(...request)),
    ...(options.containers === undefined ? {} : { containers: { ...options.containers, handlers: forContainers } }),
    onError,
  });
  const closing: (() => Promise<void> | void)[] = [() => server.close()];
  const close = async () => {
    driver.stop();
    for (const closePart of closing.splice(0).reverse()) await closePart();
  };

  try {
    const deployment = deploy(options.assembly, server);
    const moreQueues = (options.queues ?? []).map((queue) => makeQueue(deployment.instanceArn, queue));
    const alsoKnownAs = new Set<string>();
    const instance: Instance = { ...deployment, queues: [...deployment.queues, ...moreQueues], alsoKnownAs };
    const flows = loadFlows(instance, chance, deployment, options.flows ?? []);
    const { transcriptDelaySeconds } = options;
    const engine = new ChatEngine({
      clock,
      chance,
      ...(transcriptDelaySeconds === undefined ? {} : { transcriptDelaySeconds }),
      emit: (event) => {
        timeline.onChatEvent(event);
        for (const listener of listeners) listener(event);
        api.onChatEvent(event);
        runner.onChatEvent(event);
      },
    });
    const catchUp = () => driver.catchUp();
    const services = await Services.start({
      deployment,
      clock,
      chance,
      work,
      invoke: (functionArn, event) => lambda.invoke(functionArn, event),
      beforeEach: catchUp,
    });
    closing.push(() => services.close());
    const lambda = new LambdaHost({
      functions: deployment.functions,
      environment: workerEnvironment(deployment, server.url, services.dynamoDb.url),
      transport,
      chatTime: new ChatTimeForWorkers(driver),
      work,
      chance,
      onLog,
    });
    closing.push(() => lambda.close());
    const lex = new LexBots(options.lex);
    const runner = new FlowRunner({
      engine,
      clock,
      transport,
      work,
      flows,
      instance,
      chance,
      lex,
      ...(options.staffing === undefined ? {} : { staffing: options.staffing }),
      invoke: withAnswers(options.functions ?? {}, lambda.invoke),
      emit: (event) => timeline.onFlowEvent(event, clock.nowMs),
    });
    closing.push(() => runner.close());
    const api = createApi({
      engine,
      chatClock: clock,
      transport,
      chance,
      instance,
      flows,
      topics: { isTopicArn: Sns.isTopicArn, publish: (arn, outgoing) => services.sns.publish(arn, outgoing) },
      baseUrl: () => server.url,
      catchUp,
      onError,
    });
    closing.push(() => api.close());

    const httpApis = new HttpApis({
      apis: deployment.httpApis,
      accountId: deployment.accountId,
      invoke: lambda.invoke,
      clock,
      transport,
      chance,
    });
    const control = createControlHandler({
      engine,
      clock,
      driver,
      timeline,
      runner,
      flows,
      instance,
      standFor: (named) => alsoKnownAs.add(named.slice(named.lastIndexOf('/') + 1)),
      lex,
      faults: api.faults,
      quotas: api.quotas,
      functions: deployment.functions,
      topics: deployment.topics,
      undelivered: () => services.sns.undelivered,
      httpApis,
      apis: deployment.httpApis,
      invoke: lambda.invoke,
    });
    upgrades.push(api.onUpgrade);
    const onChatEvent: Parts['onChatEvent'] = (listener) => listeners.push(listener);
    forContainers.push(services.httpHandler, api.handler);
    handlers.push(control, httpApis.httpHandler, services.httpHandler, api.handler, createConsoleHandler());
    driver.setMode(options.clock ?? { mode: 'manual' });
    return {
      url: server.url,
      instance,
      deployment,
      clock,
      driver,
      engine,
      flows,
      runner,
      timeline,
      onChatEvent,
      api,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function deploy(assembly: string | undefined, server: HttpServer): Deployment {
  if (assembly === undefined) return bareDeployment();
  return readDeployment(assembly, {
    sqsUrl: (name) => `${server.url}/queues/${name}`,
    apiUrl: (name) => `${server.url}/apis/${encodeURIComponent(name)}`,
  });
}

function loadFlows(instance: Instance, chance: Chance, deployment: Deployment, more: readonly FlowToLoad[]): FlowStore {
  const flows = new FlowStore({ instance, chance });
  for (const { id, name, type, content } of deployment.flows) flows.put({ id, name, type, content });
  for (const flow of more) loadFlow(flows, flow);
  return flows;
}

/** What points the AWS SDK in a function at this Local Connect; the credentials open nothing. */
function workerEnvironment({ region }: Deployment, url: string, dynamoDbUrl: string) {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDbUrl,
  };
}

function writeError(error: unknown): void {
  console.error(error);
}
