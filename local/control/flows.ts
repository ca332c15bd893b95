import { firstProblems, quoteName } from '../error-texts.ts';
import { isFlowType, noSuchFlowType } from '../flow-language/index.ts';
import type { LoadedFlow } from '../flow-loading/index.ts';
import { type Body, onlyMembers, optionalFlag, optionalText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, notFound } from './control-error.ts';
import { readStandIns } from './stand-ins.ts';

/**
 * `POST /local/flows` with `{ content, name?, type?, id?, adopt?, strict?, standIns? }`: loads a flow.
 * `content` is a flow, its text, or an answer of `describe-contact-flow`.
 */
export function postFlow({ loader }: ControlContext, body: Body): LoadedFlow {
  onlyMembers(body, ['content', 'name', 'type', 'id', 'adopt', 'strict', 'standIns']);
  const { content } = body;
  const [name, type, id] = [optionalText(body, 'name'), optionalText(body, 'type'), optionalText(body, 'id')];
  if (type !== undefined && !isFlowType(type)) throw badRequest(noSuchFlowType(type));
  if (content === undefined) throw badRequest('"content" is missing: expected a flow, as an object or as its text.');
  return loader.load({
    place: '"content"',
    content,
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(id === undefined ? {} : { id }),
    adopt: optionalFlag(body, 'adopt', true),
    strict: optionalFlag(body, 'strict', false),
    standIns: readStandIns(body.standIns),
  });
}

/** `DELETE /local/flows/{name}`: chats that are in the flow go on to its end. */
export function deleteFlow({ flows }: ControlContext, name: string) {
  if (flows.delete(name)) return {};
  const known = firstProblems(flows.all.map((flow) => quoteName(flow.name))).join(', ');
  throw notFound(`There is no flow ${quoteName(name)}. This instance has ${known || 'none'}.`);
}
