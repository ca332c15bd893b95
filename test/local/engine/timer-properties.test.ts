import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Chat, ChatEvent, Participant, ParticipantTimerUpdate, TimerRole } from '../../../local/engine/index.ts';
import { EngineUnderTest, MINUTE_MS, picture, QUEUE, refusalOf } from './engine-under-test.ts';
import { type Happening, retell, type Telling } from './timer-reference.ts';

type Step =
  | { readonly step: 'advance'; readonly minutes: number }
  | { readonly step: 'configure'; readonly updates: readonly ParticipantTimerUpdate[] }
  | { readonly step: 'connect' | 'botJoins' | 'botLeaves' | 'type' | 'monitor' | 'flowSpeaks' }
  | { readonly step: 'agentJoins' | 'agentLeaves' | 'agentTransfers'; readonly name: string }
  | { readonly step: 'say'; readonly who: string };

const AGENTS = ['Ada', 'Bob', 'Eve'];
// Few and small numbers: deadlines fall together often, which is where the order matters.
const minutes = fc.oneof({ arbitrary: fc.integer({ min: 2, max: 6 }), weight: 4 }, fc.integer({ min: 2, max: 480 }));
const update = fc.record({
  role: fc.constantFrom<TimerRole>('CUSTOMER', 'AGENT'),
  type: fc.constantFrom('IDLE' as const, 'DISCONNECT_NONCUSTOMER' as const),
  minutes: fc.option(minutes, { freq: 6 }),
});
const updates = fc.uniqueArray(update, { minLength: 1, maxLength: 4, selector: ({ role, type }) => `${role} ${type}` });
const advance = fc.record({
  step: fc.constant('advance' as const),
  minutes: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0.5, 1.25), fc.integer({ min: 0, max: 100 })),
});
const agentStep = fc.record({
  step: fc.constantFrom(
    'agentJoins' as const,
    'agentJoins' as const,
    'agentLeaves' as const,
    'agentTransfers' as const,
  ),
  name: fc.constantFrom(...AGENTS),
});
const plainStep = fc.record({
  step: fc.constantFrom(
    ...(['connect', 'botJoins', 'botJoins', 'botLeaves', 'type', 'monitor', 'flowSpeaks'] as const),
  ),
});
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { arbitrary: advance, weight: 6 },
    {
      arbitrary: fc.record({ step: fc.constant('say' as const), who: fc.constantFrom('Cleo', 'Bo', ...AGENTS) }),
      weight: 4,
    },
    { arbitrary: fc.record({ step: fc.constant('configure' as const), updates }), weight: 3 },
    { arbitrary: agentStep, weight: 4 },
    { arbitrary: plainStep, weight: 3 },
  ),
  { maxLength: 60, size: 'max' },
);

const TIMER_EVENTS = new Set(['PARTICIPANT_IDLE', 'PARTICIPANT_RETURNED', 'AUTO_DISCONNECTION']);

describe('chat timers over random chats', () => {
  test('the engine does what the rules, told a second time, say', () => {
    fc.assert(
      fc.property(fc.boolean(), steps, (connectedAtStart, given) => {
        const chat = new RandomChat();
        chat.take({ step: 'configure', updates: [{ role: 'CUSTOMER', type: 'IDLE', minutes: 3 }] });
        if (connectedAtStart) chat.take({ step: 'connect' });
        for (const step of given) {
          chat.take(step);
          expect(chat.seen).toEqual(chat.expected);
        }
        chat.take({ step: 'advance', minutes: 1000 });
        expect(chat.seen).toEqual(chat.expected);
      }),
      { numRuns: 100 },
    );
  });

  test('480 times one minute ends as once 480 minutes does, with the same events', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const [inOne, inMany] = [new RandomChat(), new RandomChat()];
        for (const chat of [inOne, inMany]) {
          chat.take({ step: 'connect' });
          for (const step of given) chat.take(step);
        }

        inOne.t.advanceMinutes(480);
        for (let minute = 0; minute < 480; minute += 1) inMany.t.advanceMinutes(1);

        expect(picture(inMany.chat)).toEqual(picture(inOne.chat));
        expect(inMany.t.events.map(plain)).toEqual(inOne.t.events.map(plain));
        expect(inMany.t.clock.pending).toBe(inOne.t.clock.pending);
      }),
      { numRuns: 60 },
    );
  });
});

/** A chat to which steps are done in the engine, while their history is kept for the reference. */
class RandomChat {
  readonly t = new EngineUnderTest();
  readonly chat: Chat;
  readonly #history: Happening[] = [];
  #supervisors = 0;

  constructor() {
    this.chat = this.t.startChat({ chatDurationMinutes: 10_080 });
    this.t.engine.setHook(this.chat.current.contactId, 'CustomerRemaining', 'goodbye');
    // Connects late in some chats, and is not lost meanwhile: the limit of five minutes has a test of its own.
    this.t.clock.cancel(this.t.clock.next);
  }

  get expected(): Omit<Telling, 'agents' | 'bot'> {
    const { agents: _agents, bot: _bot, ...rest } = this.#telling;
    return rest;
  }

  get seen(): Omit<Telling, 'agents' | 'bot'> {
    const { chat } = this;
    return {
      lines: this.t.events.filter(({ type }) => TIMER_EVENTS.has(type)).map(line),
      timerConfig: chat.timerConfig,
      timersInForce: chat.timersInForce,
      runningTimers: chat.runningTimers,
      idle: chat.participants.filter(({ idle }) => idle).map(({ displayName }) => displayName),
      customerConnected: this.#telling.customerConnected,
      contacts: chat.contacts.length,
      ended: chat.ended,
    };
  }

  get #telling(): Telling {
    return retell(this.#history, this.t.clock.nowMs);
  }

  take(step: Step): void {
    if (this.chat.ended) return;
    const { t, chat } = this;
    const { agents, bot, contacts, customerConnected } = this.#telling;
    switch (step.step) {
      case 'advance':
        t.clock.advanceTo(t.clock.nowMs + step.minutes * MINUTE_MS);
        break;
      case 'configure':
        t.configure(chat, ...step.updates);
        this.#note({ what: 'CONFIGURED', updates: step.updates });
        break;
      case 'connect':
        t.engine.connectParticipant(chat.customer.participantId);
        if (!customerConnected) this.#note({ what: 'CUSTOMER_CONNECTED' });
        break;
      case 'botJoins':
        if (agents.length > 0 || bot) {
          this.#refused('CONFLICT', () => t.botJoins(chat));
        } else {
          t.botJoins(chat);
          this.#note({ what: 'BOT_JOINED' });
        }
        break;
      case 'botLeaves':
        this.#with('Bo', (participant) => {
          t.leave(participant);
          this.#note({ what: 'BOT_LEFT' });
        });
        break;
      case 'agentJoins':
        if (agents.includes(step.name)) {
          this.#refused('CONFLICT', () => t.agentJoins(chat, step.name));
        } else {
          t.agentJoins(chat, step.name);
          this.#note({ what: 'AGENT_JOINED', name: step.name });
        }
        break;
      case 'agentLeaves':
        this.#with(step.name, (participant) => {
          t.leave(participant);
          this.#note({ what: 'AGENT_LEFT', name: step.name });
        });
        break;
      case 'agentTransfers':
        this.#with(step.name, ({ participantId }) => {
          if (contacts === 12) {
            this.#refused('LIMIT', () => t.engine.agentTransfers(participantId, QUEUE));
          } else {
            t.engine.agentTransfers(participantId, QUEUE);
            this.#note({ what: 'TRANSFERRED' });
          }
        });
        break;
      case 'say':
        this.#with(step.who, (participant) => {
          t.say(participant);
          if (step.who !== 'Bo') this.#note({ what: 'SAID', role: step.who === 'Cleo' ? 'CUSTOMER' : 'AGENT' });
        });
        break;
      case 'type':
        this.#with('Cleo', ({ participantId }) => {
          const contentType = 'application/vnd.amazonaws.connect.event.typing';
          t.engine.sendEvent(participantId, { contentType });
        });
        break;
      case 'monitor':
        this.#supervisors += 1;
        t.supervisorJoins(chat, `Sue ${this.#supervisors}`);
        break;
      case 'flowSpeaks':
        t.engine.flowMessage(chat.current.contactId, 'Please wait');
    }
  }

  #note(happening: WithoutTime<Happening>): void {
    this.#history.push({ ...happening, atMs: this.t.clock.nowMs });
  }

  /** Does something with a participant, where the reference too says that it is there. */
  #with(name: string, act: (participant: Participant) => void): void {
    const { agents, bot, customerConnected } = this.#telling;
    const isThere = name === 'Cleo' ? customerConnected : name === 'Bo' ? bot : agents.includes(name);
    const participant = this.chat.participants.findLast(({ displayName }) => displayName === name);
    expect(participant?.state === 'CONNECTED').toBe(isThere);
    if (participant === undefined) return;
    if (isThere) act(participant);
    else this.#refused('ACCESS_DENIED', () => this.t.say(participant));
  }

  #refused(code: string, command: () => unknown): void {
    const before = picture(this.chat);
    const eventsBefore = this.t.events.length;
    expect(refusalOf(command).code).toBe(code);
    expect(picture(this.chat)).toEqual(before);
    expect(this.t.events).toHaveLength(eventsBefore);
  }
}

type WithoutTime<Type> = Type extends Happening ? Omit<Type, 'atMs'> : never;

function line(event: ChatEvent): string {
  return `${event.atMs} ${event.type} ${'participant' in event ? event.participant?.displayName : ''}`;
}

/** An event without what goes on changing after it. */
function plain({ chat, contact, ...event }: ChatEvent) {
  const participant = 'participant' in event ? event.participant?.participantId : undefined;
  const to = 'to' in event ? event.to.map(({ participantId }) => participantId) : undefined;
  return { ...event, chatId: chat.initialContactId, contactId: contact.contactId, participant, to };
}
