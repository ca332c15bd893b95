import type { Chance } from './chance.ts';
import type { ChatClock } from './chat-clock.ts';
import { announceAutoDisconnection, becomeIdle } from './chat-timers.ts';
import { autoDisconnect } from './contacts.ts';
import { Directory } from './directory.ts';
import type { EngineParts } from './engine-parts.ts';
import { EventQueue } from './event-queue.ts';
import type { ChatEvent } from './events.ts';
import { DEFAULT_MESSAGE_LIMITS, DEFAULT_TRANSCRIPT_DELAY_SECONDS, type MessageLimits } from './limits.ts';

export interface EngineSettings {
  readonly clock: ChatClock;
  readonly chance: Chance;
  readonly emit: (event: ChatEvent) => void;
  /** Characters by content type, over the defaults. */
  readonly messageLimits?: MessageLimits;
  /** How long after its end a chat can be continued. Default: 60. */
  readonly transcriptDelaySeconds?: number;
}

/** Makes what the commands of an engine share, and what its timers do when they run out. */
export function makeEngineParts({ clock, chance, emit, messageLimits, transcriptDelaySeconds }: EngineSettings) {
  const events = new EventQueue(clock, emit);
  const parts: EngineParts = {
    clock,
    chance,
    events,
    directory: new Directory(),
    messageLimits: { ...DEFAULT_MESSAGE_LIMITS, ...messageLimits },
    transcriptDelayMs: 1000 * (transcriptDelaySeconds ?? DEFAULT_TRANSCRIPT_DELAY_SECONDS),
    timerListener: {
      onIdle(chat, role) {
        becomeIdle(parts, chat, role);
        events.deliver();
      },
      onAutoDisconnect(chat, role) {
        announceAutoDisconnection(parts, chat, role);
        autoDisconnect(parts, chat);
        events.deliver();
      },
    },
  };
  return parts;
}
