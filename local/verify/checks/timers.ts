import {
  CreateParticipantCommand,
  type ParticipantTimerConfiguration,
  UpdateParticipantRoleConfigCommand,
} from '@aws-sdk/client-connect';
import { CreateParticipantConnectionCommand } from '@aws-sdk/client-connectparticipant';
import type { Check } from '../check.ts';
import { failed, passed, skipped } from '../outcome.ts';
import { TIMER_MINUTES, TIMER_MS } from '../schedule.ts';
import type { VerifyingCustomer } from '../service/customer.ts';
import type { HeardItem } from '../service/socket.ts';
import type { Verification } from '../verification.ts';
import { streamChecks } from './stream.ts';
import { isEvent, LATE_MS, lateness, type TimersSeen, typesMeanwhile, watchTimers } from './timers-seen.ts';
import { untilFlowLeft, verifyFlow } from './verify-flow.ts';

const EARLY_MS = 2000;
const BEGIN_MS = 30_000;
/** Events that no transcript keeps. */
const NOT_KEPT = /participant\.(?:idle|returned|autodisconnection)$/;

/** Timers beside a custom participant, which verify itself is: `begin` early, `see` when all else is done. */
export const timerChecks = (): { readonly begin: readonly Check[]; readonly see: readonly Check[] } =>
  new ChatWithTimers();

/** One chat that is joined by verify itself, and what was heard of its timers. */
class ChatWithTimers {
  #begun: VerifyingCustomer | undefined;
  #joined: HeardItem | undefined;
  #typed: () => number | undefined = () => undefined;
  #seen: TimersSeen | undefined;
  readonly #stream = streamChecks(() => this.#chat);

  readonly #begins: Check = {
    id: 'custom-participant',
    runbook: 'when-something-fails',
    what: `a custom participant joins, with timers of ${TIMER_MINUTES} and ${TIMER_MINUTES} minutes set before`,
    doing: 'joining a chat as its custom participant',
    needs: ['instance'],
    run: async (verification) => {
      const flowId = verifyFlow(verification);
      if (typeof flowId !== 'string') return flowId;
      const chat = await verification.chat(flowId);
      this.#begun = chat;
      await chat.connect('WEBSOCKET');
      await untilFlowLeft(verification, chat, 'verifyTimers');
      // One after the other: the second call must not take back the first (T3).
      await setTimer(verification, chat, 'IDLE');
      await setTimer(verification, chat, 'DISCONNECT_NONCUSTOMER');
      await join(verification, chat);
      this.#joined = await verification.hears(chat, BEGIN_MS, isEvent('participant.joined', 'CUSTOM_BOT'));
      verification.recorder.saw('P2', this.#joined !== undefined);
      if (this.#joined === undefined) {
        return failed(
          'the customer is not told that it joined',
          'the websocket does not bring what happens in the chat',
          'look whether a proxy cuts websockets; then run npm run verify -- --only custom-participant',
        );
      }
      this.#typed = typesMeanwhile(verification, chat, this.#joined);
      return passed('without streaming');
    },
  };

  readonly #inOrder: Check = {
    id: 'timers',
    runbook: 'when-something-fails',
    what: 'idle, returned, idle, auto-disconnection, in this order',
    doing: 'waiting for the timers',
    needs: ['custom-participant'],
    run: async (verification) => {
      const [chat, joined] = [this.#chat, this.#joined];
      if (joined === undefined) return failed('nobody joined', 'the check before failed', 'see there');
      const seen = await watchTimers(verification, { chat, joined, typed: this.#typed });
      this.#seen = seen;
      recordOrder(verification, seen);
      const missing = [
        ['idle', seen.idle],
        ['returned', seen.returned],
        ['idle again', seen.idleAgain],
        ['auto-disconnection', seen.disconnected],
      ].filter(([, item]) => item === undefined);
      if (missing.length > 0) {
        return failed(
          `did not come: ${missing.map(([name]) => name).join(', ')}`,
          'the timers are not those that were set, or somebody ended the chat: another program does so, or the service ' +
            'does otherwise',
          'look in the trail of the account for UpdateParticipantRoleConfig and StopContact at that time',
        );
      }
      const kept = await chat.reads();
      verification.recorder.saw('T13', !kept.some(({ ContentType = '' }) => NOT_KEPT.test(ContentType)));
      return passed('all four');
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
      const { joined, idle, typedAtMs } = this.#seen ?? {};
      const joinedAtMs = joined?.atMs ?? 0;
      const idleAtMs = idle?.atMs ?? 0;
      if (typedAtMs === undefined || typedAtMs >= idleAtMs) return skipped('the customer was idle before it typed');
      const isUnmoved = idleAtMs - joinedAtMs <= TIMER_MS + LATE_MS;
      recorder.saw('T17', isUnmoved, {
        typedAfterSeconds: Math.round((typedAtMs - joinedAtMs) / 1000),
        idleAfterSeconds: Math.round((idleAtMs - joinedAtMs) / 1000),
      });
      if (isUnmoved) return passed('');
      return failed(
        `idle came ${seconds(idleAtMs - joinedAtMs)} after the join: typing held it up`,
        'the service does otherwise than its guide says',
        'write an issue with --record',
      );
    },
  };

  get begin(): readonly Check[] {
    return [this.#begins, this.#stream.begin];
  }

  get see(): readonly Check[] {
    return [this.#inOrder, this.#onTime, this.#typing, this.#stream.see];
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
    TimerValue: { ParticipantTimerDurationInMinutes: TIMER_MINUTES },
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

function recordOrder({ recorder }: Verification, { idle, returned, idleAgain, disconnected }: TimersSeen): void {
  recorder.saw('T3', idle !== undefined && disconnected !== undefined);
  recorder.saw('T6', idle !== undefined);
  recorder.saw('T9', returned !== undefined && idleAgain !== undefined);
  recorder.saw('T11', disconnected !== undefined);
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
