import type { Chance } from './chance.ts';
import type { ChatClock } from './chat-clock.ts';
import type { ChatTimerListener } from './chat-state.ts';
import type { Directory } from './directory.ts';
import type { EventQueue } from './event-queue.ts';
import type { MessageLimits } from './limits.ts';

/** What the commands of one engine share. */
export interface EngineParts {
  readonly clock: ChatClock;
  readonly chance: Chance;
  readonly events: EventQueue;
  readonly directory: Directory;
  readonly messageLimits: MessageLimits;
  readonly transcriptDelayMs: number;
  readonly timerListener: ChatTimerListener;
}
