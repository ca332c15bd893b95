import * as connect from '@aws-sdk/client-connect';
import * as connectparticipant from '@aws-sdk/client-connectparticipant';

/** An operation in the SDK's schemas: its kind, its namespace, its name and its traits. */
const OPERATION = 9;

/** The operations of both SDKs that are installed, by method and path, as their models write them. */
export function operationsOfTheSdks(): Readonly<Record<string, string>> {
  const found = [connect, connectparticipant].flatMap((sdk) => Object.values(sdk).flatMap(operationIn));
  return Object.fromEntries(found.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function operationIn(schema: unknown): readonly [string, string][] {
  if (!Array.isArray(schema) || schema[0] !== OPERATION) return [];
  const [, , name, traits] = schema;
  const [method, uri] = traits.http;
  return [[`${method} ${uri}`, name]];
}
