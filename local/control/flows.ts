import { isFlowType, noSuchFlowType } from '../flow-language/index.ts';
import { checkFlow } from '../flows/check-flow.ts';
import { parseJson } from '../json.ts';
import { type Body, onlyMembers, requiredText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest } from './control-error.ts';

/** `POST /local/flows`: loads a flow; `content` is Flow language JSON, as an object or as the text of one. */
export function postFlow({ flows }: ControlContext, body: Body) {
  onlyMembers(body, ['name', 'type', 'content']);
  const name = requiredText(body, 'name');
  const type = requiredText(body, 'type');
  if (!isFlowType(type)) throw badRequest(noSuchFlowType(type));
  const content = typeof body.content === 'string' ? parseContent(body.content) : body.content;
  const { id, arn } = flows.put({ name, type, content: checkFlow(name, content, type) });
  return { id, arn };
}

function parseContent(text: string): unknown {
  const content = parseJson(text);
  if (content === undefined) throw badRequest('"content" is a text that is not JSON.');
  return content;
}
