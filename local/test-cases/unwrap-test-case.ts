import { isObject, type JsonObject, memberOf, parseJson, textIn } from '../json.ts';
import type { Remark } from '../test-language/index.ts';

/** What stands around the content of a test case. */
export interface WrappedTestCase {
  readonly content: unknown;
  readonly name: string | undefined;
  readonly entryPoint: unknown;
  /** As JSON text, or as an object. */
  readonly initializationData: unknown;
}

/**
 * The test case in what people have: its content alone, `{ Name, Content, EntryPoint, InitializationData }`, or an
 * answer of `describe-test-case`; as an object or as its text. What the console exports has entry point and initial
 * data in its metadata (seen).
 */
export function unwrapTestCase(given: unknown): WrappedTestCase | Remark {
  const file = typeof given === 'string' ? parseJson(given.replace(/^\uFEFF/u, '')) : given;
  if (file === undefined) return { path: '', message: 'it is not JSON' };
  const answer = memberOf(file, 'TestCase') ?? file;
  const written = memberOf(answer, 'Content');
  if (written === undefined) return wrap(answer, isObject(answer) ? answer : {}, answer);
  const content = typeof written === 'string' ? parseJson(written) : written;
  if (content === undefined) return { path: 'Content', message: 'the text is not JSON' };
  return wrap(content, isObject(answer) ? answer : {}, content);
}

function wrap(content: unknown, around: JsonObject, inner: unknown): WrappedTestCase {
  const metadata = memberOf(inner, 'Metadata');
  return {
    content,
    name: textIn(around, 'Name') ?? textIn(metadata, 'name'),
    entryPoint: around.EntryPoint ?? memberOf(metadata, 'entryPoint'),
    initializationData: around.InitializationData ?? memberOf(metadata, 'initializationData'),
  };
}
