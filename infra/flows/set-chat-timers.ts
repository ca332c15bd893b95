import { type Flow, flow, invokeFunction, returnFromModule, setAttributes } from './builder/index.ts';
import { blockSeconds } from './chat-timers.ts';

export interface SetChatTimersParts {
  readonly name: string;
  readonly setChatTimersArn: string;
  /** The policy to apply: a name, or a reference. Default: the contact attribute `chatTimersPolicy`. */
  readonly policy?: string;
}

/**
 * Chat timers as one block for inbound flows, without a Lambda block in them. Name a policy in the contact attribute
 * `chatTimersPolicy` before it, or leave it out for the default one.
 *
 * A module and its caller do not share `$.External` (administrator guide, contact-flow-modules): how it went is left in
 * the contact attribute `chatTimersStatus`, which is `SET`, `QUEUED` or `ERROR`. The module itself never fails.
 */
export function setChatTimers(parts: SetChatTimersParts): Flow {
  const { name, setChatTimersArn, policy = '$.Attributes.chatTimersPolicy' } = parts;
  return flow({
    name,
    type: 'MODULE',
    description: 'Sets the chat timers, and leaves SET, QUEUED or ERROR in the contact attribute chatTimersStatus.',
    start: 'Set the timers',
    blocks: {
      'Set the timers': invokeFunction({
        functionArn: setChatTimersArn,
        functionName: 'SetChatTimers',
        timeLimitSeconds: blockSeconds,
        parameters: { policy },
        next: 'Note the status',
        onError: 'Note the error',
      }),
      'Note the status': setAttributes({
        attributes: { chatTimersStatus: '$.External.status' },
        next: 'Back to the flow',
        onError: 'Back to the flow',
      }),
      'Note the error': setAttributes({
        attributes: { chatTimersStatus: 'ERROR' },
        next: 'Back to the flow',
        onError: 'Back to the flow',
      }),
      'Back to the flow': returnFromModule(),
    },
  });
}
