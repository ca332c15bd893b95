import type { Block, Condition, ErrorBranch } from './block.ts';
import { displayName, equals, noMatchingError } from './branches.ts';

// The Flow language as the console exports it: whole numbers are written as strings. A block whose every path is a
// branch repeats its catch-all branch as the next action.

/** Play prompt, in a chat: says a text. The service takes it without an error branch. */
export function message<const Next extends string>(block: { text: string; next: Next; onError?: Next }): Block<Next> {
  return {
    type: 'MessageParticipant',
    parameters: { Text: block.text },
    next: block.next,
    ...(block.onError === undefined ? {} : { errors: [noMatchingError(block.onError)] }),
  };
}

/** Invoke AWS Lambda function, waiting for its answer, a flat map of strings, which `$.External` then holds. */
export function invokeFunction<const Next extends string>(block: {
  functionArn: string;
  /** What the designer shows instead of the ARN. */
  functionName?: string;
  /** 1 to 8. */
  timeLimitSeconds: number;
  /** The function's parameters: texts, or references such as `$.Attributes.policy`. */
  parameters?: Readonly<Record<string, string>>;
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'InvokeLambdaFunction',
    parameters: {
      LambdaFunctionARN: block.functionArn,
      InvocationTimeLimitSeconds: String(block.timeLimitSeconds),
      InvocationType: 'SYNCHRONOUS',
      LambdaInvocationAttributes: block.parameters ?? {},
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    next: block.next,
    errors: [noMatchingError(block.onError)],
    designer: {
      ...displayName('LambdaFunctionARN', block.functionName),
      // Whether a parameter is a reference; exports show `false` for texts.
      dynamicMetadata: Object.fromEntries(
        Object.entries(block.parameters ?? {}).map(([name, value]) => [name, value.startsWith('$.')]),
      ),
    },
  };
}

interface WaitBranches<Next extends string> {
  /** Up to 604,800, which is 7 days. */
  readonly seconds: number;
  readonly onTimeExpired: Next;
  readonly onError: Next;
}

/** Wait: lets time pass. */
export function wait<const Next extends string>(block: WaitBranches<Next>): Block<Next> {
  return waitBlock(block, [], []);
}

/** Wait for the customer: ends early when the customer sends a message. */
export function waitForCustomer<const Next extends string>(
  block: WaitBranches<Next> & { readonly onCustomerReturned: Next },
): Block<Next> {
  return waitBlock(block, [equals('CustomerReturned', block.onCustomerReturned)], []);
}

/** Wait for the custom participant: ends early when it leaves; *not found* when no such participant is there. */
export function waitForBot<const Next extends string>(
  block: WaitBranches<Next> & { readonly onBotDisconnected: Next; readonly onNoBot: Next },
): Block<Next> {
  const disconnected = equals('BotParticipantDisconnected', block.onBotDisconnected);
  return waitBlock(block, [disconnected], [{ error: 'ParticipantNotFound', next: block.onNoBot }]);
}

function waitBlock<const Next extends string>(
  block: WaitBranches<Next>,
  events: readonly Condition<Next>[],
  errors: readonly ErrorBranch<Next>[],
): Block<Next> {
  const inMinutes = block.seconds % 60 === 0;
  return {
    type: 'Wait',
    parameters: {
      TimeLimitSeconds: String(block.seconds),
      ...(events.length === 0 ? {} : { Events: events.map(({ operand }) => operand) }),
    },
    next: block.onError,
    conditions: [...events, equals('WaitCompleted', block.onTimeExpired)],
    errors: [...errors, noMatchingError(block.onError)],
    designer: inMinutes
      ? { parameters: { TimeLimitSeconds: { unit: 60 } }, timeoutUnit: { display: 'Minutes', value: 'minute' } }
      : { parameters: { TimeLimitSeconds: { unit: 1 } }, timeoutUnit: { display: 'Seconds', value: 'second' } },
  };
}

/** Create persistent contact association: has the chat go on from an earlier one, once for each chat. */
export function goOnFrom<const Next extends string>(block: {
  /** The contact to go on from: an id, or a reference to one. */
  sourceContactId: string;
  rehydrationType?: 'ENTIRE_PAST_SESSION' | 'FROM_SEGMENT';
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'CreatePersistentContactAssociation',
    parameters: {
      RehydrationType: block.rehydrationType ?? 'ENTIRE_PAST_SESSION',
      SourceContactId: block.sourceContactId,
    },
    next: block.next,
    errors: [noMatchingError(block.onError)],
  };
}
