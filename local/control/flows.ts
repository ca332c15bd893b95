import { firstProblems, quoteName } from '../error-texts.ts';
import { isFlowType, noSuchFlowType } from '../flow-language/index.ts';
import type { LoadedFlow } from '../flow-loading/index.ts';
import { drawFlowAsSvg, readDrawnFlow } from '../flow-report/index.ts';
import type { FlowStore } from '../flows/flow-store.ts';
import { type Body, onlyMembers, optionalFlag, optionalText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest, notFound } from './control-error.ts';
import { readStandIns } from './stand-ins.ts';

/**
 * `POST /local/flows` with `{ content, name?, fallbackName?, type?, id?, adopt?, strict?, standIns? }`: loads a flow.
 * `content` is a flow, its text, or an answer of `describe-contact-flow`.
 */
export function postFlow({ loader }: ControlContext, body: Body): LoadedFlow {
  onlyMembers(body, ['content', 'name', 'fallbackName', 'type', 'id', 'adopt', 'strict', 'standIns']);
  const { content } = body;
  const [name, type, id] = [optionalText(body, 'name'), optionalText(body, 'type'), optionalText(body, 'id')];
  const fallbackName = optionalText(body, 'fallbackName');
  if (type !== undefined && !isFlowType(type)) throw badRequest(noSuchFlowType(type));
  if (content === undefined) throw badRequest('"content" is missing: expected a flow, as an object or as its text.');
  return loader.load({
    place: '"content"',
    content,
    ...(name === undefined ? {} : { name }),
    ...(fallbackName === undefined ? {} : { fallbackName }),
    ...(type === undefined ? {} : { type }),
    ...(id === undefined ? {} : { id }),
    adopt: optionalFlag(body, 'adopt', true),
    strict: optionalFlag(body, 'strict', false),
    standIns: readStandIns(body.standIns),
  });
}

const NARROWEST = 100;
const WIDEST = 10_000;

/**
 * `GET /local/flows/{name}?width=N`: a flow with its content, its drawing as SVG of at most that width, and, where it
 * was loaded, what came of that.
 */
export function getFlow({ flows, loader }: ControlContext, name: string, query: URLSearchParams) {
  const flow = flows.named(name);
  if (flow === undefined) throw noSuchFlow(flows, name);
  const { id, arn, type, content } = flow;
  const drawing = drawFlowAsSvg(readDrawnFlow(name, type, content), widthIn(query));
  return { ...(loader.toldOf(id) ?? {}), id, arn, name, type, content, drawing };
}

function widthIn(query: URLSearchParams): { readonly width?: number } {
  const given = query.get('width');
  if (given === null) return {};
  const width = Number(given);
  if (/^\d+$/u.test(given) && width >= NARROWEST && width <= WIDEST) return { width };
  throw badRequest(`"width" must be a whole number from ${NARROWEST} to ${WIDEST}.`);
}

/** `DELETE /local/flows/{name}`: chats that are in the flow go on to its end. */
export function deleteFlow({ flows }: ControlContext, name: string) {
  if (flows.delete(name)) return {};
  throw noSuchFlow(flows, name);
}

function noSuchFlow(flows: FlowStore, name: string) {
  const known = firstProblems(flows.all.map((flow) => quoteName(flow.name))).join(', ');
  return notFound(`There is no flow ${quoteName(name)}. This instance has ${known || 'none'}.`);
}
