import { isObject } from '../../json.ts';

/** Members whose values are names of the service, and not of anybody. */
const NAMED = new Set([
  'Channel',
  'ContactFlowState',
  'ContactFlowStatus',
  'ContactFlowType',
  'ContentType',
  'DisconnectReason',
  'InitiationMethod',
  'MessageVisibility',
  'ParticipantRole',
  'State',
  'Status',
  'Type',
]);
const NAME = /^(?:[A-Z][A-Z_]{2,40}|application\/vnd\.amazonaws\.connect\.[a-z.]{1,60}|text\/[a-z]{1,20})$/;
/** Members whose own members are named by whoever wrote them. */
const MAPS = new Set(['Attributes', 'References', 'SegmentAttributes', 'Tags']);
const MOST_ITEMS = 50;

/**
 * What an answer looks like: names of members, kinds of values, and the names that the service gives things. No id,
 * text, name or token passes.
 */
export function shapeOf(value: unknown, name = ''): unknown {
  if (value instanceof Date) return 'time';
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => shapeOf(item));
  if (isObject(value)) {
    if (MAPS.has(name)) return 'map';
    const members = Object.entries(value).filter(([key, member]) => key !== '$metadata' && member !== undefined);
    return Object.fromEntries(members.map(([key, member]) => [key, shapeOf(member, key)]));
  }
  if (typeof value !== 'string') return typeof value;
  if (NAMED.has(name) && NAME.test(value)) return value;
  return /^\d{4}-\d\d-\d\dT/.test(value) ? 'time' : 'text';
}
