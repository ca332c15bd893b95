import {
  CreateParticipantCommand,
  type ParticipantTimerConfiguration,
  UpdateParticipantRoleConfigCommand,
} from '@aws-sdk/client-connect';
import { CreateParticipantConnectionCommand } from '@aws-sdk/client-connectparticipant';
import type { Check } from '../check.ts';
import { failed, passed } from '../outcome.ts';
import type { VerifyingCustomer } from '../service/customer.ts';
import type { HeardItem } from '../service/socket.ts';
import type { Verification } from '../verification.ts';
import { verifyFlow } from './verify-flow.ts';

const EVENT = 'application/vnd.amazonaws.connect.event.';
const MINUTES = 2;
const MINUTE_MS = 60_000;
const TIMER_MS = MINUTES * MINUTE_MS;
/** How late a timer may be seen (assumed: AWS names no figure). */
const LATE_MS = 20_000;
const EARLY_MS = 2000;
const BEGIN_MS = 30_000;
/** Events that no transcript keeps. */
const NOT_KEPT = /participant\.(?:idle|returned|autodisconnection)$/;

/** What was heard of a customer's timers, each after the one before. */
interface TimersSeen {
  readonly joined: HeardItem;
  readonly idle: HeardItem | undefined;
  readonly returned: HeardItem | undefined;
  readonly idleAgain: HeardItem | undefined;
  readonly disconnected: HeardItem | undefined;
  /** When the customer came back, as the service stamped the message. */
  readonly wroteAtMs: number | undefined;
}

/** Timers beside a custom participant, which verify itself is: `begin` early, `see` when all else is done. */
export const timerChecks = (): { readonly begin: Check; readonly see: readonly Check[] } => new ChatWithTimers();

/** One chat that is joined by verify itself, and what was heard of its timers. */
class ChatWithTimers {
  #begun: VerifyingCustomer | undefined;
  #joined: HeardItem | undefined;
  #seen: TimersSeen | undefined;

  readonly begin: Check = {
    id: 'custom-participant',
    runbook: 'when-something-fails',
    what: `a custom participant joins, with timers of ${MINUTES} and ${MINUTES} minutes set before`,
    doing: 'joining a chat as its custom participant',
    needs: ['instance'],
    run: async (verification) => {
      const flowId = verifyFlow(verification);
      if (typeof flowId !== 'string') return flowId;
      const chat = await verification.chat(flowId);
      this.#begun = chat;
      await chat.connect('WEBSOCKET');
      await verification.hears(chat, BEGIN_MS, ({ type, role }) => type === 'MESSAGE' && role === 'SYSTEM');
      // One after the other: the second call must not take back the first (T3).
      await setTimer(verification, chat, 'IDLE');
      await setTimer(verification, chat, 'DISCONNECT_NONCUSTOMER');
      await join(verification, chat);
      this.#joined = await verification.hears(chat, BEGIN_MS, isEvent('participant.joined', 'CUSTOM_BOT'));
      verification.recorder.saw('P2', this.#joined !== undefined);
      if (this.#joined !== undefined) return passed('without streaming');
      return failed(
        'the customer is not told that it joined',
        'the websocket does not bring what happens in the chat',
        'look whether a proxy cuts websockets; then run npm run verify -- --only custom-participant',
      );
    },
  };

  readonly #inOrder: Check = {
    id: 'timers',
    runbook: 'when-something-fails',
    what: 'idle, returned, idle, auto-disconnection, in this order',
    doing: 'waiting for the timers',
    needs: ['custom-participant'],
    run: async (verification) => {
      if (this.#joined === undefined) return failed('nobody joined', 'the check before failed', 'see there');
      const seen = await watch(verification, this.#chat, this.#joined);
      this.#seen = seen;
      recordOrder(verification, seen);
      const kept = await this.#chat.reads();
      verification.recorder.saw('T13', !kept.some(({ ContentType = '' }) => NOT_KEPT.test(ContentType)));
      const missing = [
        ['idle', seen.idle],
        ['returned', seen.returned],
        ['idle again', seen.idleAgain],
        ['auto-disconnection', seen.disconnected],
      ].filter(([, item]) => item === undefined);
      if (missing.length === 0) return passed('all four');
      return failed(
        `did not come: ${missing.map(([name]) => name).join(', ')}`,
        'the timers are not those that were set: another program sets them too, or the service does otherwise',
        'look in the trail of the account for UpdateParticipantRoleConfig at that time',
      );
    },
  };

  readonly #onTime: Check = {
    id: 'on-time',
    runbook: 'when-something-fails',
    what: 'each at its minute',
    doing: 'comparing times',
    needs: ['timers'],
    run: async ({ recorder }) => {
      const late = lateness(this.#seen);
      const isOnTime = late.every(({ ms }) => ms >= -EARLY_MS && ms <= LATE_MS);
      recorder.saw('T7', isOnTime, Object.fromEntries(late.map(({ name, ms }) => [name, Math.round(ms / 1000)])));
      const told = late.map(({ name, ms }) => `${name} ${seconds(ms)}`).join(', ');
      if (isOnTime) return passed(`within ${seconds(Math.max(...late.map(({ ms }) => Math.abs(ms))))}`);
      return failed(
        `off by: ${told}`,
        'the timers are not those that were set, or the service is slow',
        'run it again with --only on-time; if it stays so, write an issue with --record',
      );
    },
  };

  readonly #typing: Check = {
    id: 'typing',
    runbook: 'when-something-fails',
    what: 'typing changes nothing',
    doing: 'comparing times',
    needs: ['timers'],
    run: async ({ recorder }) => {
      const idleMs = (this.#seen?.idle?.atMs ?? 0) - (this.#seen?.joined.atMs ?? 0);
      const isUnmoved = idleMs <= TIMER_MS + LATE_MS;
      recorder.saw('T17', isUnmoved, { typedAfterSeconds: 60, idleAfterSeconds: Math.round(idleMs / 1000) });
      if (isUnmoved) return passed('');
      return failed(
        `idle came ${seconds(idleMs)} after the join: typing held it up`,
        'the service does otherwise than its guide says',
        'write an issue with --record',
      );
    },
  };

  get see(): readonly Check[] {
    return [this.#inOrder, this.#onTime, this.#typing];
  }

  /** Each check needs the one that begins the chat. */
  get #chat(): VerifyingCustomer {
    if (this.#begun === undefined) throw new Error('The chat has not begun.');
    return this.#begun;
  }
}

async function setTimer(
  { service, instanceId }: Verification,
  { contactId }: VerifyingCustomer,
  TimerType: 'IDLE' | 'DISCONNECT_NONCUSTOMER',
): Promise<void> {
  const timer: ParticipantTimerConfiguration = {
    ParticipantRole: 'CUSTOMER',
    TimerType,
    TimerValue: { ParticipantTimerDurationInMinutes: MINUTES },
  };
  await service.connect.send(
    new UpdateParticipantRoleConfigCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ChannelConfiguration: { Chat: { ParticipantTimerConfigList: [timer] } },
    }),
  );
}

async function join({ service, instanceId }: Verification, { contactId }: VerifyingCustomer): Promise<void> {
  const { ParticipantCredentials } = await service.connect.send(
    new CreateParticipantCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'verify' },
    }),
  );
  await service.participant.send(
    new CreateParticipantConnectionCommand({
      ParticipantToken: ParticipantCredentials?.ParticipantToken ?? '',
      Type: ['CONNECTION_CREDENTIALS'],
      ConnectParticipant: true,
    }),
  );
}

/** Types after a minute, writes once idle, and then is silent to the end. */
async function watch(verification: Verification, chat: VerifyingCustomer, joined: HeardItem): Promise<TimersSeen> {
  const { clock } = verification.surroundings;
  let from = chat.heard.length;
  const next = async (name: string, withinMs: number) => {
    const item = await verification.hears(chat, withinMs, isEvent(`participant.${name}`), from);
    if (item !== undefined) from = chat.heard.indexOf(item) + 1;
    return item;
  };
  // Other checks may have taken a part of the minute already.
  await clock.pass(Math.max(0, joined.atMs + MINUTE_MS - latest(chat, clock.nowMs)));
  await chat.types();
  const idle = await next('idle', 2 * TIMER_MS);
  if (idle !== undefined) await chat.says('Here I am again.');
  const returned = idle === undefined ? undefined : await next('returned', BEGIN_MS);
  const wrote = chat.heard.findLast(({ type, role }) => type === 'MESSAGE' && role === 'CUSTOMER');
  const idleAgain = returned === undefined ? undefined : await next('idle', 2 * TIMER_MS);
  const disconnected = idleAgain === undefined ? undefined : await next('autodisconnection', 2 * TIMER_MS);
  return { joined, idle, returned, idleAgain, disconnected, wroteAtMs: wrote?.atMs };
}

/** The later of the clock here and of what the service stamped last: the two may differ. */
function latest({ heard }: VerifyingCustomer, nowMs: number): number {
  return Math.max(nowMs, heard.at(-1)?.atMs ?? 0);
}

/** How much later than it should each came. */
function lateness(seen: TimersSeen | undefined): readonly { readonly name: string; readonly ms: number }[] {
  if (seen === undefined) return [];
  const { joined, idle, idleAgain, disconnected, wroteAtMs = 0 } = seen;
  const after = (name: string, item: HeardItem | undefined, fromMs: number) => ({
    name,
    ms: (item?.atMs ?? Number.NaN) - fromMs - TIMER_MS,
  });
  return [
    after('idle', idle, joined.atMs),
    after('idle again', idleAgain, wroteAtMs),
    after('auto-disconnection', disconnected, idleAgain?.atMs ?? 0),
  ];
}

function recordOrder({ recorder }: Verification, { idle, returned, idleAgain, disconnected }: TimersSeen): void {
  recorder.saw('T3', idle !== undefined && disconnected !== undefined);
  recorder.saw('T6', idle !== undefined);
  recorder.saw('T9', returned !== undefined && idleAgain !== undefined);
  recorder.saw('T11', disconnected !== undefined);
}

function isEvent(name: string, role?: string) {
  return (item: HeardItem) => item.contentType === EVENT + name && (role === undefined || item.role === role);
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
