import type { Api } from './api/index.ts';
import type { Changes } from './changes.ts';
import type { ClockDriver } from './clock/clock-driver.ts';
import type { Typing } from './control/typing.ts';
import type { Deployment } from './deployment/index.ts';
import type { ChatClock, ChatEngine, ChatEvent } from './engine/index.ts';
import type { FlowLoader, LoadedFlow } from './flow-loading/index.ts';
import { type FlowRunner, type FlowStore, ONE_AGENT } from './flows/index.ts';
import { openServer } from './http/server.ts';
import type { InstanceContents } from './instance.ts';
import type { Answers } from './lambda/answers.ts';
import type { InvocationLog } from './lambda/index.ts';
import { buildChat } from './parts/chat.ts';
import { Closing } from './parts/closing.ts';
import { startCloud } from './parts/cloud.ts';
import { openDoors } from './parts/doors.ts';
import { layGround } from './parts/ground.ts';
import type { LocalConnectOptions } from './parts/options.ts';
import { type Reloaded, Reloading } from './parts/reload.ts';
import type { TestRunner } from './test-cases/index.ts';
import type { Timeline } from './timeline/timeline.ts';

/** All that one Local Connect is made of. */
export interface Parts {
  readonly url: string;
  readonly instance: InstanceContents;
  readonly deployment: Deployment;
  readonly clock: ChatClock;
  readonly driver: ClockDriver;
  readonly engine: ChatEngine;
  readonly flows: FlowStore;
  readonly loader: FlowLoader;
  readonly loaded: readonly LoadedFlow[];
  readonly answers: Answers;
  readonly runner: FlowRunner;
  readonly testRunner: TestRunner;
  readonly timeline: Timeline;
  readonly typing: Typing;
  readonly invocations: InvocationLog;
  readonly api: Api;
  readonly changes: Changes;
  /** Reads the assembly again, if there is one. */
  reload(): Promise<Reloaded>;
  /** From now on the function of that name runs the code in that folder; false where there is none of that name. */
  replaceCode(functionName: string, codeDir: string): Promise<boolean>;
  /** Hands on what happens in the chats, before their flows and sockets hear of it. */
  onChatEvent(listener: (event: ChatEvent) => void): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Puts a Local Connect together, floor by floor, and has it serve. Each floor uses those below it alone. */
export async function startParts(options: LocalConnectOptions): Promise<Parts> {
  const { port = 0, containers, onError = writeError } = options;
  // The port comes first: the deployment has it in the URLs of its queues and APIs.
  const server = await openServer({ host: HOST, port, bridge: containers?.bridge });
  const { url } = server;
  const closing = new Closing();
  closing.add(() => server.close());
  try {
    const chat = buildChat(options);
    const ground = layGround(options, url, chat.chance);
    const cloud = await startCloud({ options, url, chat, ground, closing });
    const servesContainers = containers !== undefined;
    const { staffing = ONE_AGENT } = options;
    const api = openDoors({ server, chat, ground, cloud, closing, staffing, onError, servesContainers });
    chat.driver.setMode(options.clock ?? { mode: 'manual' });
    closing.add(() => chat.driver.stop());
    const { clock, driver, engine, timeline, typing, events } = chat;
    const { deployment, instance, flows, loader, loaded, answers, changes } = ground;
    const reloading = new Reloading({ options, url, ground, cloud });
    return {
      url,
      instance,
      deployment,
      clock,
      driver,
      engine,
      flows,
      loader,
      loaded,
      answers,
      changes,
      reload: () => reloading.reload(),
      replaceCode: (functionName, codeDir) => reloading.replaceCode(functionName, codeDir),
      runner: cloud.runner,
      testRunner: cloud.testRunner,
      timeline,
      typing,
      invocations: cloud.invocations,
      api,
      onChatEvent: (listener) => events.listen('onlookers', listener),
      close: () => closing.closeAll(),
    };
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}

function writeError(error: unknown): void {
  console.error(error);
}
