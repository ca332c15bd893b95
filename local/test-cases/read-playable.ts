import type { Flow, FlowStore } from '../flows/index.ts';
import { isObject, memberOf, parseJson, textIn } from '../json.ts';
import { isDeeperThan, MOST_JSON_LEVELS } from '../json-depth.ts';
import { MOST_CHARACTERS, type Remark, readTestCase } from '../test-language/index.ts';
import { InvalidTestCase } from './invalid-test-case.ts';
import type { PlayableTestCase } from './playable.ts';
import { unwrapTestCase, type WrappedTestCase } from './unwrap-test-case.ts';

export interface GivenTestCase {
  /** The flow that its chat starts in, by name, id or ARN. Default: its entry point's. */
  readonly flow?: string;
  /** The name of one that has none of its own, such as its file's. */
  readonly fallbackName?: string;
}

/** Reads a test case, from any of the forms that people have it in. Throws `InvalidTestCase` with all problems. */
export function readPlayable(given: unknown, options: GivenTestCase, flows: FlowStore): PlayableTestCase {
  const wrapped = unwrapTestCase(given);
  const fallbackName = options.fallbackName ?? 'Test case';
  if ('message' in wrapped) throw new InvalidTestCase(fallbackName, [wrapped]);
  const name = wrapped.name ?? fallbackName;
  const problems = sizeProblems(wrapped);
  if (problems.length > 0) throw new InvalidTestCase(name, problems);
  const type = textIn(wrapped.entryPoint, 'Type');
  const { observations, refused, warnings } = readTestCase(wrapped.content, type === 'VOICE_CALL' ? type : 'CHAT');
  const flow = type === 'VOICE_CALL' ? CALLS_ARE_NOT_PLAYED : findFlow(wrapped, options.flow, flows);
  const data = readInitializationData(wrapped.initializationData);
  const all = [...refused, ...('message' in flow ? [flow] : []), ...data.problems];
  if ('message' in flow || all.length > 0) throw new InvalidTestCase(name, all);
  return {
    name,
    flowId: flow.id,
    flowName: flow.name,
    observations,
    attributes: data.attributes,
    segmentAttributes: data.segmentAttributes,
    warnings: [...warnings, ...data.warnings],
  };
}

const CALLS_ARE_NOT_PLAYED: Remark = { path: 'EntryPoint.Type', message: 'Local Connect plays chats, not calls' };

function sizeProblems({ content }: WrappedTestCase): readonly Remark[] {
  if (isDeeperThan(content, MOST_JSON_LEVELS)) {
    return [{ path: '', message: `it is nested more than ${MOST_JSON_LEVELS} levels deep` }];
  }
  const { length } = JSON.stringify(content) ?? '';
  return length <= MOST_CHARACTERS
    ? []
    : [{ path: '', message: `it has ${length} characters, ${MOST_CHARACTERS} at most` }];
}

function findFlow(wrapped: WrappedTestCase, given: string | undefined, flows: FlowStore): Flow | Remark {
  const named = given ?? textIn(memberOf(wrapped.entryPoint, 'ChatEntryPointParameters'), 'FlowId');
  const known = flows.all.filter(({ type }) => type === 'CONTACT_FLOW');
  const listed = `There are: ${known.map(({ name }) => JSON.stringify(name)).join(', ') || 'none'}.`;
  if (named === undefined) {
    return { path: 'EntryPoint', message: `it names no flow; name one with --flow, or \`flow\`. ${listed}` };
  }
  const flow = flows.named(named) ?? flows.find(named);
  if (flow === undefined) {
    const place = given === undefined ? 'EntryPoint.ChatEntryPointParameters.FlowId' : '';
    return { path: place, message: `there is no flow ${JSON.stringify(named.slice(0, 200))} here. ${listed}` };
  }
  if (flow.type === 'CONTACT_FLOW') return flow;
  return {
    path: 'EntryPoint',
    message: `${JSON.stringify(flow.name)} is a ${flow.type}: a chat starts in a CONTACT_FLOW`,
  };
}

interface InitialData extends Pick<PlayableTestCase, 'attributes' | 'segmentAttributes'> {
  readonly problems: readonly Remark[];
  readonly warnings: readonly Remark[];
}

const PLACE = 'InitializationData';

/** `{ "Attributes": { … }, "SegmentAttributes": { … } }`, the one form that was seen to work. */
function readInitializationData(given: unknown): InitialData {
  const none = { attributes: {}, segmentAttributes: {}, problems: [], warnings: [] };
  if (given === undefined || given === null || given === '') return none;
  const data = typeof given === 'string' ? parseJson(given) : given;
  if (!isObject(data)) {
    return { ...none, problems: [{ path: PLACE, message: 'a JSON object is expected, as a text' }] };
  }
  const { Attributes: attributes = {}, SegmentAttributes: segments, ...others } = data;
  const wrong = [
    ...textsOf('Attributes', attributes).problems,
    ...textsOf('SegmentAttributes', segments ?? {}).problems,
  ];
  const ignored = Object.keys(others).map((key) => ({
    path: `${PLACE}.${key.slice(0, 60)}`,
    message: 'the service takes it and nothing reads it; initial attributes stand under Attributes',
  }));
  const alone = 'without SegmentAttributes beside it, Attributes was not seen to work; add "SegmentAttributes": {}';
  const lonely = segments === undefined && Object.keys(data).includes('Attributes');
  return {
    attributes: textsOf('Attributes', attributes).texts,
    segmentAttributes: Object.fromEntries(
      Object.entries(textsOf('SegmentAttributes', segments ?? {}).texts).map(([key, ValueString]) => [
        key,
        { ValueString },
      ]),
    ),
    problems: wrong,
    warnings: [...ignored, ...(lonely ? [{ path: PLACE, message: alone }] : [])],
  };
}

/** A segment attribute is a text, or `{ "ValueString": … }` as elsewhere in the service (assumed). */
function textsOf(name: string, given: unknown) {
  const path = `${PLACE}.${name}`;
  if (!isObject(given)) return { texts: {}, problems: [{ path, message: 'an object of texts is expected' }] };
  const read = Object.entries(given).map(([key, value]) => [key, textIn(value, 'ValueString') ?? value] as const);
  const wrong = read.filter(([, value]) => typeof value !== 'string');
  return {
    texts: Object.fromEntries(read.map(([key, value]) => [key, String(value)])),
    problems: wrong.map(([key]) => ({ path: `${path}.${key.slice(0, 60)}`, message: 'a text is expected' })),
  };
}
