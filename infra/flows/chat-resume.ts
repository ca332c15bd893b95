import type { Texts } from '../settings/texts.ts';
import { disconnect, type Flow, flow, goOnFrom, message, setLogging, transferToFlow } from './builder/index.ts';
import type { FlowReference } from './chat-welcome.ts';

export interface ChatResumeParts {
  readonly name: string;
  readonly texts: Texts;
  readonly welcomeFlow: FlowReference;
}

/**
 * Where a chat begins whose past only the flow's own side knows. An earlier step, or a server that starts chats
 * itself, has put the first contact of the past chat into the contact attribute `pastContactId`. No page may set that
 * attribute: it would choose whose chat it sees.
 *
 * A chat without a past, or with one that cannot be resumed, begins afresh.
 */
export function chatResume({ name, texts, welcomeFlow }: ChatResumeParts): Flow {
  return flow({
    name,
    type: 'CONTACT_FLOW',
    description:
      'Has a chat go on from the past one that the contact attribute pastContactId names, and welcomes the customer.',
    start: 'Log this flow',
    blocks: {
      'Log this flow': setLogging({ enabled: true, next: 'Go on from the past chat' }),
      'Go on from the past chat': goOnFrom({
        sourceContactId: '$.Attributes.pastContactId',
        next: 'Welcome the customer',
        onError: 'Welcome the customer',
      }),
      'Welcome the customer': transferToFlow({
        flowArn: welcomeFlow.arn,
        flowName: welcomeFlow.name,
        onError: 'Something went wrong',
      }),
      'Something went wrong': message({ text: texts.somethingWentWrong, next: 'End the chat' }),
      'End the chat': disconnect(),
    },
  });
}
