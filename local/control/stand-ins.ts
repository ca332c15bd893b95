import { quoteName } from '../error-texts.ts';
import type { StandIn, StandIns } from '../flows/index.ts';
import { isObject } from '../json.ts';
import { badRequest } from './control-error.ts';

const FORMS = '{ "condition" }, { "error" } or { "results": { … } }';

/** What chats take at blocks that do not run here, by identifier or action type. */
export function readStandIns(given: unknown): StandIns {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw badRequest(`"standIns" must be an object of ${FORMS}, by action type or identifier.`);
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, readStandIn(key, value)]));
}

function readStandIn(key: string, value: unknown): StandIn {
  const [[form, outcome] = [], ...others] = isObject(value) ? Object.entries(value) : [];
  if (others.length === 0) {
    if (form === 'condition' && typeof outcome === 'string') return { condition: outcome };
    if (form === 'error' && typeof outcome === 'string') return { error: outcome };
    if (form === 'results' && isObject(outcome)) return { results: outcome };
  }
  throw badRequest(`${quoteName(`standIns.${key}`)} must be ${FORMS}.`);
}
