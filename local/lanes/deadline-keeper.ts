import type { ParticipantTimer, TimerRole } from '../engine/index.ts';
import { armedInWords, STOPPED_BY, timerName } from '../timeline/timer-names.ts';
import { DeadlineCauses } from './deadline-causes.ts';
import {
  type Deadline,
  type DeadlineEnd,
  type Entry,
  type Forecast,
  type Lane,
  type LaneName,
  laneOfRole,
} from './model.ts';

const MINUTE_MS = 60_000;

/** Follows the deadlines of a chat: what set each off, and what became of it. */
export class DeadlineKeeper {
  readonly #lanes: Readonly<Record<LaneName, Lane>>;
  /** What is to come, by what it belongs to. */
  readonly #pending = new Map<string, Deadline>();
  readonly #byEntry = new Map<number, Deadline>();
  readonly #causes = new DeadlineCauses();
  #inForce: readonly ParticipantTimer[] = [];
  /** Who left last, and in which moment: the one whose leaving stops the timers. */
  #left: { readonly name: string; readonly atMs: number; readonly index: number } | undefined;
  #fired: Deadline | undefined;

  constructor(lanes: Readonly<Record<LaneName, Lane>>) {
    this.#lanes = lanes;
  }

  get pending(): readonly Deadline[] {
    return [...this.#pending.values()];
  }

  of(index: number): Deadline | undefined {
    return this.#byEntry.get(index);
  }

  forecastOf(lane: Lane): Forecast | undefined {
    const role = lane.name === 'customer' ? 'CUSTOMER' : lane.name === 'agent' ? 'AGENT' : undefined;
    const running = role === undefined ? undefined : this.#pending.get(`timer ${role}`);
    if (role === undefined || running?.name !== timerName(role, 'IDLE')) return undefined;
    const next = this.#inForce.find((timer) => timer.role === role && timer.type === 'DISCONNECT_NONCUSTOMER');
    if (next === undefined) return undefined;
    const fromMs = running.dueMs;
    return { name: timerName(role, next.type), fromMs, dueMs: fromMs + next.minutes * MINUTE_MS };
  }

  add(entry: Entry, index: number, atMs: number): void {
    const { contactId } = entry;
    this.#causes.add(entry, index, atMs);
    switch (entry.type) {
      case 'TIMERS_STARTED':
        this.#inForce = entry.detail.timers;
        return;
      case 'TIMER_ARMED':
        this.#onArmed(entry, index, atMs);
        return;
      case 'PARTICIPANT_IDLE':
        this.#fire(`timer ${entry.role}`, { atMs, index, why: `${entry.detail.displayName} became idle` });
        return;
      case 'AUTO_DISCONNECTION':
        this.#fire(`timer ${entry.role}`, { atMs, index, why: 'everybody but the customer is disconnected' });
        return;
      case 'TIMERS_STOPPED':
        this.#inForce = [];
        for (const role of ['CUSTOMER', 'AGENT']) {
          this.#cut(`timer ${role}`, { atMs, index, why: this.#stoppedInWords(entry.detail.stoppedBy, atMs) });
        }
        return;
      case 'PARTICIPANT_CREATED':
        this.#onCreated(entry, index, atMs);
        return;
      case 'PARTICIPANT_JOINED':
      case 'PARTICIPANT_LEFT':
        this.#onPresence(entry, index, atMs);
        return;
      case 'FLOW_WAITS':
        this.#onWait(entry, index, atMs);
        return;
      case 'FLOW_BRANCH':
      case 'FLOW_FAILED':
      case 'FLOW_ENDED':
        this.#endWait(entry, index, atMs);
        return;
      case 'CHAT_ENDED':
        for (const key of this.#pending.keys()) this.#cut(key, { atMs, index, why: 'the chat ended' });
        return;
      default:
        if (entry.type === 'FLOW_ACTION')
          this.#cut(waitKey(contactId, entry.detail.flow), { atMs, index, why: 'the flow went on' });
    }
  }

  #onArmed({ detail }: Extract<Entry, { type: 'TIMER_ARMED' }>, index: number, atMs: number): void {
    const { timer, dueAt, armedBy, displayName } = detail;
    const key = `timer ${timer.role}`;
    const cause = this.#causes.ofTimer(detail, atMs);
    this.#cut(key, { atMs, index: cause ?? index, why: armedInWords(armedBy, displayName) });
    this.#begin(key, laneOfRole(timer.role), {
      index,
      name: timerName(timer.role, timer.type),
      fromMs: atMs,
      dueMs: Date.parse(dueAt),
      armedBy: armedInWords(armedBy, displayName),
      cause,
      leadsTo: LEADS_TO[timer.type](timer.role),
      end: undefined,
    });
  }

  #onCreated(entry: Extract<Entry, { type: 'PARTICIPANT_CREATED' }>, index: number, atMs: number): void {
    const { participantId, displayName, connectBy } = entry.detail;
    this.#begin(`connect ${participantId}`, laneOfRole(entry.role), {
      index,
      name: 'time to connect',
      fromMs: atMs,
      dueMs: Date.parse(connectBy),
      armedBy: `${displayName} was created`,
      cause: undefined,
      leadsTo: `${displayName} is gone`,
      end: undefined,
    });
  }

  #onPresence(
    { type, detail }: Extract<Entry, { type: 'PARTICIPANT_JOINED' | 'PARTICIPANT_LEFT' }>,
    index: number,
    atMs: number,
  ): void {
    const { participantId, displayName } = detail;
    const key = `connect ${participantId}`;
    if (type === 'PARTICIPANT_JOINED') {
      this.#cut(key, { atMs, index, why: `${displayName} connected` });
      return;
    }
    const pending = this.#pending.get(key);
    if (pending?.dueMs === atMs) this.#fire(key, { atMs, index, why: `${displayName} had not connected` });
    else this.#cut(key, { atMs, index, why: `${displayName} left` });
    // Whom a fired timer has freed is told by the timer's own bar, and tells of it.
    if (detail.reason === 'IDLE_DISCONNECT' && this.#fired?.end?.atMs === atMs) this.#byEntry.set(index, this.#fired);
    this.#left = { name: displayName, atMs, index };
  }

  #onWait({ contactId, detail }: Extract<Entry, { type: 'FLOW_WAITS' }>, index: number, atMs: number): void {
    const key = waitKey(contactId, detail.flow);
    this.#cut(key, { atMs, index, why: 'the customer wrote' });
    this.#begin(key, 'flow', {
      index,
      name: detail.action,
      fromMs: atMs,
      dueMs: Date.parse(detail.until),
      armedBy: `${detail.flow} came to ${detail.action}`,
      cause: this.#causes.ofWait(contactId, detail),
      leadsTo: `${detail.flow} goes on`,
      end: undefined,
    });
  }

  #endWait(
    { type, contactId, detail }: Extract<Entry, { type: 'FLOW_BRANCH' | 'FLOW_FAILED' | 'FLOW_ENDED' }>,
    index: number,
    atMs: number,
  ): void {
    const key = waitKey(contactId, detail.flow);
    const pending = this.#pending.get(key);
    if (pending === undefined) return;
    if (type === 'FLOW_BRANCH' && pending.dueMs <= atMs) this.#fire(key, { atMs, index, why: `takes ${detail.label}` });
    else
      this.#cut(key, { atMs, index, why: type === 'FLOW_BRANCH' ? `takes ${detail.label}` : `${detail.flow} ended` });
  }

  #stoppedInWords(stoppedBy: Extract<Entry, { type: 'TIMERS_STOPPED' }>['detail']['stoppedBy'], atMs: number): string {
    return stoppedBy === 'LEAVE' && this.#left?.atMs === atMs ? `${this.#left.name} left` : STOPPED_BY[stoppedBy];
  }

  #begin(key: string, lane: LaneName, deadline: Deadline): void {
    this.#pending.set(key, deadline);
    this.#byEntry.set(deadline.index, deadline);
    this.#lanes[lane].deadlines.push(deadline);
  }

  #fire(key: string, end: Omit<DeadlineEnd, 'how'>): void {
    this.#fired = this.#finish(key, { ...end, how: 'FIRED' });
    if (this.#fired !== undefined) this.#byEntry.set(end.index, this.#fired);
  }

  #cut(key: string, end: Omit<DeadlineEnd, 'how'>): void {
    this.#finish(key, { ...end, how: 'CUT' });
  }

  #finish(key: string, end: DeadlineEnd): Deadline | undefined {
    const deadline = this.#pending.get(key);
    this.#pending.delete(key);
    if (deadline !== undefined) deadline.end = end;
    return deadline;
  }
}

function waitKey(contactId: string, flow: string): string {
  return `wait ${contactId} ${flow}`;
}

const LEADS_TO = {
  IDLE: (role: TimerRole) => `the ${laneOfRole(role)} is idle`,
  DISCONNECT_NONCUSTOMER: () => 'agent and bot are disconnected',
};
