import type { FlowMessageForm } from '../../engine/index.ts';
import { parameter } from '../parameters.ts';
import { resolveText } from '../references.ts';
import type { FlowPlace } from '../run-context.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

export const messageParticipant: ActionRunner = (action, context) => {
  const text = parameter(action, 'Text');
  if (typeof text !== 'string') return failed('it plays audio, which a chat cannot; a chat takes Text');
  const resolved = resolveText(text, context);
  if (resolved.trim() === '') return failed('nothing is left of the text: its references are unset');
  context.engine.flowMessage(context.contactId, resolved, whisperTo(context.place));
  return NEXT;
};

function whisperTo(place: FlowPlace): FlowMessageForm {
  if (place === 'AGENT_WHISPER') return { onlyTo: 'AGENT' };
  return place === 'CUSTOMER_WHISPER' ? { onlyTo: 'CUSTOMER' } : {};
}
