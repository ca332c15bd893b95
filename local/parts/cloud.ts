import type { Deployment } from '../deployment/index.ts';
import { CustomerData, FlowRunner, LexBots } from '../flows/index.ts';
import { ChatTimeForWorkers, InvocationLog, LambdaHost } from '../lambda/index.ts';
import { DynamoDb, Services } from '../services/index.ts';
import { Simulations, TestRunner } from '../test-cases/index.ts';
import type { ChatFloor } from './chat.ts';
import type { Closing } from './closing.ts';
import type { Ground } from './ground.ts';
import type { LocalConnectOptions } from './options.ts';

/** What runs beside the chats: the functions, their AWS services, and the flows, which invoke functions. */
export interface Cloud {
  readonly lambda: LambdaHost;
  readonly invocations: InvocationLog;
  readonly services: Services;
  readonly lex: LexBots;
  readonly runner: FlowRunner;
  readonly testRunner: TestRunner;
}

interface Below {
  readonly options: LocalConnectOptions;
  readonly url: string;
  readonly chat: ChatFloor;
  readonly ground: Ground;
  readonly closing: Closing;
}

export async function startCloud(below: Below): Promise<Cloud> {
  const { url, options, chat, ground, closing } = below;
  const { deployment } = ground;
  const { clock, transport, work, chance, driver } = chat;
  const dynamoDb = await DynamoDb.start(deployment.tables);
  closing.add(() => dynamoDb.close());
  const invocations = new InvocationLog();
  const lambda = new LambdaHost({
    functions: deployment.functions,
    environment: workerEnvironment(deployment, url, dynamoDb.url),
    transport,
    chatTime: new ChatTimeForWorkers(driver),
    work,
    chance,
    onStart: (started) => invocations.onStart(started, clock.nowMs),
    onLog: (line) => {
      invocations.onLog(line);
      options.onLog?.(line);
    },
    onInvocation: (invocation) => {
      invocations.onInvocation(invocation);
      options.onInvocation?.(invocation);
    },
  });
  closing.add(() => lambda.close());
  const { invoke } = lambda;
  const beforeEach = () => driver.catchUp();
  const services = new Services({ deployment, dynamoDb, clock, chance, work, invoke, beforeEach });
  const lex = new LexBots(options.lex);
  const simulations = new Simulations();
  const runner = startRunner(below, { lambda, lex, simulations });
  const testRunner = new TestRunner({ ...chat, instance: ground.instance, simulations });
  chat.events.listen('onlookers', (event) => testRunner.onChatEvent(event));
  return { lambda, invocations, services, lex, runner, testRunner };
}

interface RunnerOwn {
  readonly lambda: LambdaHost;
  readonly lex: LexBots;
  readonly simulations: Simulations;
}

function startRunner({ options, chat, ground, closing }: Below, { lambda, lex, simulations }: RunnerOwn): FlowRunner {
  const { engine, clock, transport, work, chance, timeline, events } = chat;
  const runner = new FlowRunner({
    engine,
    clock,
    transport,
    work,
    chance,
    flows: ground.flows,
    instance: ground.instance,
    lex,
    customers: new CustomerData(chance, options.customers),
    ...(options.staffing === undefined ? {} : { staffing: options.staffing }),
    simulationOf: simulations.of,
    invoke: ground.answers.before(lambda.invoke),
    emit: (event) => timeline.onFlowEvent(event, clock.nowMs),
  });
  closing.add(() => runner.close());
  events.listen('flows', (event) => runner.onChatEvent(event));
  return runner;
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
