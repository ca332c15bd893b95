import { type FlowType, isFlowContent, isFlowType, validate } from '../flow-language/index.ts';
import { type Body, onlyMembers, requiredText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, ControlError } from './control-error.ts';

/** `POST /local/flows`: loads a flow; `content` is Flow language JSON, as an object or as the text of one. */
export function postFlow({ flows }: ControlContext, body: Body) {
  onlyMembers(body, ['name', 'type', 'content']);
  const name = requiredText(body, 'name');
  const type = requiredText(body, 'type');
  if (!isFlowType(type)) throw badRequest(`"type" must be a flow type such as CONTACT_FLOW or CUSTOMER_QUEUE.`);
  const content = typeof body.content === 'string' ? parseContent(body.content) : body.content;
  const { id, arn } = flows.put({ name, type, content: checkedContent(content, type) });
  return { id, arn };
}

function checkedContent(content: unknown, type: FlowType) {
  const problems = validate(content, type);
  if (problems.length > 0 || !isFlowContent(content, type)) {
    const first = problems[0]?.message ?? 'it is not Flow language.';
    throw new ControlError(400, 'InvalidFlow', `The flow has ${problems.length} problem(s); the first: ${first}`, {
      problems,
    });
  }
  return content;
}

function parseContent(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('"content" is a text that is not JSON.');
  }
}
