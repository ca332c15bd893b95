import type { ChatEventOf } from '../engine/index.ts';
import type { RunContext } from './run-context.ts';
import type { Move, Resume, Suspension } from './step.ts';

interface ChatWait {
  /** None: it waits as long as the chat lasts. */
  readonly limitSeconds: number | undefined;
  readonly onLimit: () => Move;
  /** A message from the customer; with no move it waits on, its time anew where `restarts` says so. */
  readonly onMessage: (message: ChatEventOf<'MESSAGE'>) => Move | undefined;
  readonly restarts: boolean;
  /** However it ends. */
  readonly onEnd?: () => void;
}

/** Waits for the customer to say something, at most for a time. */
export function waitForCustomer(wait: ChatWait, context: RunContext, resume: Resume): Suspension {
  const { clock, contactId, engine } = context;
  const isOnItsOwn = context.place === 'CONTACT';
  if (isOnItsOwn) engine.setContactState(contactId, 'WAITING');
  const finish = (move: Move): void => {
    clock.cancel(deadline);
    wait.onEnd?.();
    if (isOnItsOwn) engine.setContactState(contactId, 'IN_FLOW');
    resume(move);
  };
  const setDeadline = () =>
    wait.limitSeconds === undefined
      ? undefined
      : clock.after(wait.limitSeconds * 1000, 'WAIT', () => finish(wait.onLimit()));
  let deadline = setDeadline();
  return {
    hear(event) {
      if (event.type !== 'MESSAGE' || event.participant?.role !== 'CUSTOMER') return;
      const move = wait.onMessage(event);
      if (move !== undefined) {
        finish(move);
      } else if (wait.restarts) {
        clock.cancel(deadline);
        deadline = setDeadline();
      }
    },
    dueAtMs: () => deadline?.dueAtMs,
    cancel() {
      clock.cancel(deadline);
      wait.onEnd?.();
    },
  };
}
