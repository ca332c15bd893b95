import { parameter } from '../parameters.ts';
import type { RunContext } from '../run-context.ts';
import { type ActionRunner, failed, type Resume, result, type Suspension } from '../step.ts';
import { wholeNumberIn } from '../whole-number.ts';

export const wait: ActionRunner = (action, context) => {
  const name = parameter(action, 'TimeoutSeconds') === undefined ? 'TimeLimitSeconds' : 'TimeoutSeconds';
  const seconds = wholeNumberIn(action, [name], context);
  if (typeof seconds === 'string') return failed(seconds);
  const listed = parameter(action, 'Events');
  const events: readonly unknown[] = Array.isArray(listed) ? listed : [];
  if (events.includes('BotParticipantDisconnected') && !hasCustomParticipant(context)) {
    return failed('there is no custom participant to wait for', 'ParticipantNotFound');
  }
  return { kind: 'SUSPEND', begin: (resume) => waitFor(seconds, new Set(events), context, resume) };
};

/** One that was created and has not connected yet is there already: the flow's function has only just added it. */
function hasCustomParticipant({ chat }: RunContext): boolean {
  return chat.participants.some(({ role, state }) => role === 'CUSTOM_BOT' && state !== 'DISCONNECTED');
}

/** Only what is listed ends it early: no idle timer does (rule T14), and a plain Wait hears nobody. */
function waitFor(seconds: number, events: ReadonlySet<unknown>, context: RunContext, resume: Resume): Suspension {
  const { clock, contactId, engine } = context;
  const isOnItsOwn = context.place === 'CONTACT';
  if (isOnItsOwn) engine.setContactState(contactId, 'WAITING');
  const finish = (value: string): void => {
    clock.cancel(deadline);
    if (isOnItsOwn) engine.setContactState(contactId, 'IN_FLOW');
    resume(result(value));
  };
  const deadline = clock.after(seconds * 1000, 'WAIT', () => finish('WaitCompleted'));
  return {
    hear(event) {
      if (event.type === 'MESSAGE' && event.participant?.role === 'CUSTOMER' && events.has('CustomerReturned')) {
        finish('CustomerReturned');
      } else if (
        event.type === 'PARTICIPANT_LEFT' &&
        event.participant.role === 'CUSTOM_BOT' &&
        events.has('BotParticipantDisconnected')
      ) {
        finish('BotParticipantDisconnected');
      }
    },
    dueAtMs: () => deadline.dueAtMs,
    cancel: () => clock.cancel(deadline),
  };
}
