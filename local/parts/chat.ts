import { ClockDriver } from '../clock/clock-driver.ts';
import { RealTransportClock, type TransportClock } from '../clock/transport-clock.ts';
import { Work } from '../clock/work.ts';
import { Typing } from '../control/typing.ts';
import { Chance, ChatClock, ChatEngine } from '../engine/index.ts';
import { Timeline } from '../timeline/timeline.ts';
import { ChatEvents } from './chat-events.ts';
import { keepEnded } from './keep-ended.ts';
import type { LocalConnectOptions } from './options.ts';

/** The chats with their clock and timeline: they stand alone, and everything else is built on them. */
export interface ChatFloor {
  readonly transport: TransportClock;
  readonly clock: ChatClock;
  readonly chance: Chance;
  readonly work: Work;
  readonly driver: ClockDriver;
  readonly events: ChatEvents;
  readonly timeline: Timeline;
  readonly typing: Typing;
  readonly engine: ChatEngine;
}

export function buildChat(options: LocalConnectOptions): ChatFloor {
  const { transport = new RealTransportClock(), transcriptDelaySeconds } = options;
  const clock = new ChatClock(options.startAtMs ?? transport.nowMs);
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  const chance = new Chance(options.seed ?? drawn);
  const work = new Work();
  const driver = new ClockDriver({ chat: clock, transport, work });
  const events = new ChatEvents();
  const timeline = new Timeline();
  events.listen('record', (event) => timeline.onChatEvent(event));
  const typing = new Typing(transport);
  events.listen('record', (event) => typing.onChatEvent(event));
  const engine = new ChatEngine({
    clock,
    chance,
    ...(transcriptDelaySeconds === undefined ? {} : { transcriptDelaySeconds }),
    emit: (event) => events.emit(event),
  });
  // Last of all, so that everybody has heard of the end.
  if (options.keepEnded !== undefined) events.listen('last', keepEnded(engine, options.keepEnded));
  return { transport, clock, chance, work, driver, events, timeline, typing, engine };
}
