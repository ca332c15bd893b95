import {
  AUTHENTICATION_CANCELLED,
  AUTHENTICATION_FAILED,
  AUTHENTICATION_INITIATED,
  AUTHENTICATION_SUCCEEDED,
  AUTHENTICATION_TIMEOUT,
} from '../../engine/index.ts';
import { parameterProperty } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import type { RunContext } from '../run-context.ts';
import type { SignIn } from '../sign-in.ts';
import { type ActionRunner, failed, type Move, NEXT, result } from '../step.ts';
import { wholeNumberIn } from '../whole-number.ts';

const MINUTE_MS = 60_000;

/** What a sign-in comes to: its status, the event that says so, and the branch. */
interface Outcome {
  readonly status: 'AUTHENTICATED' | 'FAILED' | 'TIMEOUT' | undefined;
  readonly contentType: string;
  readonly move: Move;
  readonly customerId?: string;
}

const OPTED_OUT: Outcome = { status: undefined, contentType: AUTHENTICATION_CANCELLED, move: result('OptedOut') };
const FAILED: Outcome = {
  status: 'FAILED',
  contentType: AUTHENTICATION_FAILED,
  move: failed('the customer was not signed in'),
};
const TOO_LATE: Outcome = {
  status: 'TIMEOUT',
  contentType: AUTHENTICATION_TIMEOUT,
  move: failed('the customer did not sign in in time', 'TimeLimitExceeded'),
};

/**
 * Tells the customer's client to sign in, and waits until it has (administrator guide, authenticate-customer). In place
 * of the user pool is a page of Local Connect's own.
 */
export const authenticateParticipant: ActionRunner = (action, context) => {
  const minutes = wholeNumberIn(action, ['TimeLimitMinutes'], context);
  if (typeof minutes === 'string') return failed(minutes);
  const clientId = resolveValue(parameterProperty(action, 'CognitoConfiguration', 'AppClientId'), context);
  if (clientId === undefined || clientId === '') return failed('CognitoConfiguration.AppClientId is missing');
  const { chance, clock, contactId, engine } = context;
  const sessionId = chance.uuid();
  engine.flowEvent(contactId, AUTHENTICATION_INITIATED, JSON.stringify({ SessionId: sessionId }));
  const begun = { sessionId, state: chance.token(), clientId, initiatedAtMs: clock.nowMs };
  return { kind: 'SUSPEND', begin: (resume) => waitForSignIn(begun, minutes, context, resume) };
};

function waitForSignIn(
  begun: Pick<SignIn, 'sessionId' | 'state' | 'clientId' | 'initiatedAtMs'>,
  minutes: number,
  context: RunContext,
  resume: (move: Move) => void,
) {
  const { clock, contactId, engine, memory } = context;
  engine.setContactState(contactId, 'WAITING');
  const end = (outcome: Outcome): void => {
    clock.cancel(deadline);
    memory.signIn = undefined;
    writeDown(outcome, begun.clientId, context);
    engine.flowEvent(contactId, outcome.contentType, JSON.stringify({ SessionId: begun.sessionId }));
    engine.setContactState(contactId, 'IN_FLOW');
    resume(outcome.move);
  };
  const deadline = clock.after(minutes * MINUTE_MS, 'WAIT', () => end(TOO_LATE));
  memory.signIn = {
    ...begun,
    redirectUri: undefined,
    identity: undefined,
    succeed: (customerId) =>
      end({ status: 'AUTHENTICATED', contentType: AUTHENTICATION_SUCCEEDED, move: NEXT, customerId }),
    fail: () => end(FAILED),
    cancel: () => end(OPTED_OUT),
  };
  return {
    dueAtMs: () => deadline.dueAtMs,
    cancel() {
      clock.cancel(deadline);
      memory.signIn = undefined;
    },
  };
}

/** What a flow reads as `$.SegmentAttributes['connect:CustomerAuthentication']`. */
function writeDown({ status, customerId }: Outcome, clientId: string, { engine, chat, contactId }: RunContext): void {
  if (status === undefined) return;
  const text = (value: string) => ({ ValueString: value });
  const ValueMap = {
    Status: text(status),
    ClientId: text(clientId),
    IdentityProvider: text('Local Connect'),
    AuthenticationMethod: text('CONNECT'),
    ...(customerId === undefined ? {} : { AssociatedCustomerId: text(customerId) }),
  };
  const segmentAttributes = { ...chat.details.segmentAttributes, 'connect:CustomerAuthentication': { ValueMap } };
  engine.updateDetails(contactId, { segmentAttributes });
}
