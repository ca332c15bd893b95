import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

/** Gives `$.Wisdom.SessionArn`, in the form that the service gives it. No assistant stands behind it. */
export const createWisdomSession: ActionRunner = (action, context) => {
  const assistantArn = resolveValue(parameter(action, 'WisdomAssistantArn'), context);
  if (assistantArn === undefined || assistantArn === '') return failed('WisdomAssistantArn is unset');
  const { region, accountId } = context.instance;
  const assistantId = assistantArn.slice(assistantArn.lastIndexOf('/') + 1);
  const arn = `arn:aws:wisdom:${region}:${accountId}:session/${assistantId}/${context.chance.uuid()}`;
  context.memory.answers.set('Wisdom', { SessionArn: arn });
  return NEXT;
};
