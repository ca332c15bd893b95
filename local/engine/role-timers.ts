import type { ChatClock } from './chat-clock.ts';
import type { Deadline, DeadlineTarget } from './deadlines.ts';
import type { ParticipantTimer, RunningTimer, TimerRole, TimerType } from './model.ts';
import { minutesOf } from './timer-config.ts';

const MINUTE_MS = 60_000;
const NO_TIMERS: readonly ParticipantTimer[] = [];

/** Who hears that a role was silent for too long. */
export interface SilenceListener {
  onIdle(role: TimerRole): void;
  onAutoDisconnect(role: TimerRole): void;
}

/**
 * The timers of one chat. Their configuration is taken when an agent or a custom participant joins (T10); they run
 * from then on, or from the customer's own connecting where that comes later (T5).
 */
export class RoleTimers {
  readonly #clock: ChatClock;
  readonly #listener: SilenceListener;
  #inForce = NO_TIMERS;
  #running = false;
  #customer: RoleTimer | undefined;
  #agent: RoleTimer | undefined;

  constructor(clock: ChatClock, listener: SilenceListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  get inForce(): readonly ParticipantTimer[] {
    return this.#inForce;
  }

  get running(): readonly RunningTimer[] {
    const timers: RunningTimer[] = [];
    for (const timer of [this.#customer, this.#agent]) {
      const running = timer?.running;
      if (running !== undefined) timers.push(running);
    }
    return timers;
  }

  runningOf(role: TimerRole): RunningTimer | undefined {
    return this.#of(role)?.running;
  }

  /** Takes the configuration that holds until the next join. The old timers must have been stopped. */
  take(timers: readonly ParticipantTimer[]): void {
    this.#inForce = timers;
  }

  /** Starts what is in force; false where that is nothing or runs already. */
  start(): boolean {
    if (this.#running || this.#inForce.length === 0) return false;
    this.#running = true;
    // The customer's first: of equal deadlines the one that was set first fires first (T18).
    this.#customer = this.#startRole('CUSTOMER');
    this.#agent = this.#startRole('AGENT');
    return true;
  }

  /** Stops, and nothing is in force any more; false where nothing ran. */
  stop(): boolean {
    const ran = this.#running;
    this.#customer?.stop();
    this.#agent?.stop();
    this.#customer = undefined;
    this.#agent = undefined;
    this.#running = false;
    this.#inForce = NO_TIMERS;
    return ran;
  }

  /** A message came from this role (T9). True where it was idle until then. */
  heard(role: TimerRole): boolean {
    const timer = this.#of(role);
    if (timer === undefined) return false;
    const wasIdle = timer.idle;
    timer.restart();
    return wasIdle;
  }

  isIdle(role: TimerRole): boolean {
    return this.#of(role)?.idle ?? false;
  }

  #of(role: TimerRole): RoleTimer | undefined {
    return role === 'CUSTOMER' ? this.#customer : this.#agent;
  }

  #startRole(role: TimerRole): RoleTimer | undefined {
    const idleMinutes = minutesOf(this.#inForce, role, 'IDLE');
    const disconnectMinutes = minutesOf(this.#inForce, role, 'DISCONNECT_NONCUSTOMER');
    if (idleMinutes === undefined && disconnectMinutes === undefined) return undefined;
    const timer = new RoleTimer({ clock: this.#clock, listener: this.#listener, role, idleMinutes, disconnectMinutes });
    timer.restart();
    return timer;
  }
}

/** One role's timers, of which one runs at a time: with both set, the disconnect timer waits for idleness (T7, T8). */
class RoleTimer implements DeadlineTarget {
  readonly #clock: ChatClock;
  readonly #listener: SilenceListener;
  readonly #role: TimerRole;
  readonly #idleMinutes: number | undefined;
  readonly #disconnectMinutes: number | undefined;
  #deadline: Deadline | undefined;
  #idle = false;

  constructor(parts: {
    clock: ChatClock;
    listener: SilenceListener;
    role: TimerRole;
    idleMinutes: number | undefined;
    disconnectMinutes: number | undefined;
  }) {
    this.#clock = parts.clock;
    this.#listener = parts.listener;
    this.#role = parts.role;
    this.#idleMinutes = parts.idleMinutes;
    this.#disconnectMinutes = parts.disconnectMinutes;
  }

  get idle(): boolean {
    return this.#idle;
  }

  get running(): RunningTimer | undefined {
    const deadline = this.#deadline;
    if (deadline === undefined) return undefined;
    const type: TimerType = deadline.kind === 'IDLE_TIMER' ? 'IDLE' : 'DISCONNECT_NONCUSTOMER';
    const minutes = type === 'IDLE' ? this.#idleMinutes : this.#disconnectMinutes;
    return { role: this.#role, type, minutes: minutes ?? 0, dueAtMs: deadline.dueAtMs };
  }

  restart(): void {
    this.stop();
    if (this.#idleMinutes !== undefined) {
      this.#deadline = this.#clock.after(this.#idleMinutes * MINUTE_MS, 'IDLE_TIMER', this);
    } else {
      this.#awaitDisconnect();
    }
  }

  stop(): void {
    this.#clock.cancel(this.#deadline);
    this.#deadline = undefined;
    this.#idle = false;
  }

  fire(): void {
    const expired = this.#deadline?.kind;
    this.#deadline = undefined;
    if (expired === 'IDLE_TIMER') {
      this.#idle = true;
      this.#awaitDisconnect();
      this.#listener.onIdle(this.#role);
    } else {
      this.#listener.onAutoDisconnect(this.#role);
    }
  }

  #awaitDisconnect(): void {
    if (this.#disconnectMinutes === undefined) return;
    this.#deadline = this.#clock.after(this.#disconnectMinutes * MINUTE_MS, 'DISCONNECT_TIMER', this);
  }
}
