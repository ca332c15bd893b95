import { isObject, own } from './json.ts';
import { describe, type Report } from './problems.ts';

/** Limits of an identifier (developer guide, flow-language-actions). */
const MAX_IDENTIFIER_LENGTH = 50;
const FORBIDDEN_CHARACTERS = /[%:(\\/)=$,;[\]{}]/u;
const FORBIDDEN_WORDS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  '__defineGetter__',
  '__defineSetter__',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
]);

/** The identifiers of the actions that have a usable one; reports the others. */
export function checkIdentifiers(actions: readonly unknown[], report: Report): ReadonlySet<string> {
  const actionIds = new Set<string>();
  for (const [index, action] of actions.entries()) {
    const path = `Actions[${index}]`;
    if (!isObject(action)) {
      report(path, `An action is an object, got ${describe(action)}. Path: ${path}`);
      continue;
    }
    const here = `${path}.Identifier`;
    const identifier = own(action, 'Identifier');
    if (typeof identifier !== 'string' || identifier === '' || identifier.length > MAX_IDENTIFIER_LENGTH) {
      report(
        here,
        `Identifier must have 1 to ${MAX_IDENTIFIER_LENGTH} characters, got ${describe(identifier)}. Path: ${here}`,
      );
      continue;
    }
    if (FORBIDDEN_CHARACTERS.test(identifier)) {
      report(here, `Identifier ${describe(identifier)} holds one of % : ( \\ / ) = $ , ; [ ] { }. Path: ${here}`);
    }
    if (FORBIDDEN_WORDS.has(identifier))
      report(here, `Identifier ${describe(identifier)} is a forbidden word. Path: ${here}`);
    if (actionIds.has(identifier)) report(here, `Identifier ${describe(identifier)} is not unique. Path: ${here}`);
    actionIds.add(identifier);
  }
  return actionIds;
}
