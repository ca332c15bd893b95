import {
  Chance,
  type Chat,
  ChatClock,
  ChatEngine,
  type ChatEvent,
  type ChatEventOf,
  type ChatEventType,
  type MessageLimits,
  type Participant,
  type ParticipantTimerUpdate,
  Refusal,
  type StartChatInput,
} from '../../../local/engine/index.ts';

export const START_MS = Date.UTC(2026, 0, 5, 9);
const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const QUEUE = { id: 'q-1', arn: 'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/q-1', name: 'Sales' };
export const OTHER_QUEUE = { ...QUEUE, id: 'q-2', name: 'Service' };

/** An engine on a manual clock, and everything that came out of it. */
export class EngineUnderTest {
  readonly clock = new ChatClock(START_MS);
  readonly events: ChatEvent[] = [];
  readonly engine: ChatEngine;
  /** What a test does when it hears an event; it is heard after it was noted. */
  onEvent: (event: ChatEvent) => void = () => {};

  constructor(options: { seed?: number; messageLimits?: MessageLimits } = {}) {
    const { seed = 1, ...others } = options;
    this.engine = new ChatEngine({
      clock: this.clock,
      chance: new Chance(seed),
      emit: (event) => {
        this.events.push(event);
        this.onEvent(event);
      },
      ...others,
    });
  }

  startChat(input: Partial<StartChatInput> = {}): Chat {
    return this.engine.startChat({ displayName: 'Cleo', flowId: 'welcome', ...input }).chat;
  }

  /** A chat whose customer is connected. */
  startConnectedChat(input: Partial<StartChatInput> = {}): Chat {
    const chat = this.startChat(input);
    this.engine.connectParticipant(chat.customer.participantId);
    return chat;
  }

  configure(chat: Chat, ...updates: readonly ParticipantTimerUpdate[]): void {
    this.engine.updateTimers(chat.initialContactId, updates);
  }

  agentJoins(chat: Chat, name = 'Ada'): Participant {
    return this.engine.agentJoins(chat.current.contactId, name, 'AGENT');
  }

  supervisorJoins(chat: Chat, name = 'Sue'): Participant {
    return this.engine.agentJoins(chat.current.contactId, name, 'SUPERVISOR');
  }

  botJoins(chat: Chat, name = 'Bo'): Participant {
    const bot = this.engine.createCustomParticipant(chat.current.contactId, name);
    this.engine.connectParticipant(bot.participantId);
    return bot;
  }

  say(participant: Participant, content = 'Hello') {
    return this.engine.sendMessage(participant.participantId, { contentType: 'text/plain', content });
  }

  leave(participant: Participant): void {
    this.engine.disconnectParticipant(participant.participantId);
  }

  advanceMinutes(minutes: number): void {
    this.clock.advanceTo(this.clock.nowMs + minutes * MINUTE_MS);
  }

  advanceSeconds(seconds: number): void {
    this.clock.advanceTo(this.clock.nowMs + seconds * SECOND_MS);
  }

  of<Type extends ChatEventType>(type: Type): ChatEventOf<Type>[] {
    return this.events.filter((event): event is ChatEventOf<Type> => event.type === type);
  }

  forget(): void {
    this.events.length = 0;
  }

  /** The events but items and armed timers, a line each: minutes since the start, type, whom or what it is about. */
  get story(): string[] {
    const isTold = ({ type }: ChatEvent) => type !== 'ITEM' && type !== 'TIMER_ARMED';
    return this.events.filter(isTold).map((event) => `${this.#minutes(event)} ${tell(event)}`);
  }

  /** The items, one line each: short content type, whom it names, whom it reaches. */
  get items(): string[] {
    return this.of('ITEM').map(({ item, kept, to }) => {
      const short = item.contentType.replace('application/vnd.amazonaws.connect.event.', '');
      const reached = to.map(({ displayName }) => displayName).join('+');
      return `${short}${item.displayName === undefined ? '' : ` ${item.displayName}`} -> ${reached}${kept ? '' : ' (passing)'}`;
    });
  }

  #minutes(event: ChatEvent): number {
    return (event.atMs - START_MS) / MINUTE_MS;
  }
}

function tell(event: ChatEvent): string {
  switch (event.type) {
    case 'CONTACT_STARTED':
      return `${event.type} ${event.contact.initiationMethod} ${event.flowId ?? '-'}`;
    case 'PARTICIPANT_LEFT':
      return `${event.type} ${event.participant.displayName} ${event.reason}`;
    case 'PARTICIPANT_CREATED':
    case 'PARTICIPANT_JOINED':
    case 'PARTICIPANT_IDLE':
    case 'PARTICIPANT_RETURNED':
    case 'AUTO_DISCONNECTION':
      return `${event.type} ${event.participant.displayName}`;
    case 'CONTACT_ENDED':
    case 'CHAT_ENDED':
      return `${event.type} ${event.reason}`;
    case 'QUEUED':
    case 'TRANSFERRED':
      return `${event.type} ${event.queue.name}`;
    case 'MESSAGE':
      return `${event.type} ${event.item.displayName}`;
    default:
      return event.type;
  }
}

/** The refusal that a command was answered with. */
export function refusalOf(command: () => unknown): Refusal {
  try {
    command();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('The command was not refused.');
}

/** All of a chat that a client or a flow can see, as plain data: for telling whether anything has changed. */
export function picture(chat: Chat) {
  return {
    contacts: chat.contacts.map((contact) => ({ ...contact })),
    participants: chat.participants.map((participant) => ({ ...participant })),
    attributes: Object.fromEntries(chat.attributes),
    transcript: [...chat.transcript],
    timerConfig: chat.timerConfig,
    timersInForce: chat.timersInForce,
    runningTimers: chat.runningTimers,
    hooks: Object.fromEntries(chat.hooks),
    targetQueue: chat.targetQueue,
    ended: chat.ended,
  };
}

export const customerIdle = (minutes: number | null) => ({ role: 'CUSTOMER', type: 'IDLE', minutes }) as const;
export const agentIdle = (minutes: number | null) => ({ role: 'AGENT', type: 'IDLE', minutes }) as const;
export const customerDisconnect = (minutes: number | null) =>
  ({ role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes }) as const;
export const agentDisconnect = (minutes: number | null) =>
  ({ role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER', minutes }) as const;

/** The parts of a fresh engine that a test uses often. */
export function bound() {
  const t = new EngineUnderTest();
  return {
    t,
    engine: t.engine,
    events: t.events,
    startConnectedChat: t.startConnectedChat.bind(t),
    agentJoins: t.agentJoins.bind(t),
    leave: t.leave.bind(t),
    of: t.of.bind(t),
  };
}
