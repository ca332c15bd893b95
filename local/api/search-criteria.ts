import type { Chat, Contact } from '../engine/index.ts';

export type TimeType =
  | 'INITIATION_TIMESTAMP'
  | 'SCHEDULED_TIMESTAMP'
  | 'CONNECTED_TO_AGENT_TIMESTAMP'
  | 'DISCONNECT_TIMESTAMP'
  | 'ENQUEUE_TIMESTAMP';

type MatchType = 'MATCH_ALL' | 'MATCH_ANY' | 'MATCH_EXACT' | 'MATCH_NONE';

interface AttributeCriteria {
  readonly Criteria: readonly { readonly Key: string; readonly Values: readonly string[] }[];
  readonly MatchType?: MatchType;
}

interface Tag {
  readonly TagKey?: string;
  readonly TagValue?: string;
}

/** What a search can ask for here; the rest of the model's criteria are refused by name. */
export interface Criteria {
  readonly Name?: { readonly SearchText: readonly string[]; readonly MatchType: MatchType };
  readonly AgentIds?: readonly string[];
  readonly Channels?: readonly string[];
  readonly InitiationMethods?: readonly string[];
  readonly QueueIds?: readonly string[];
  readonly SearchableContactAttributes?: AttributeCriteria;
  readonly SearchableSegmentAttributes?: AttributeCriteria;
  readonly ContactTags?: {
    readonly OrConditions?: readonly (readonly Tag[])[];
    readonly AndConditions?: readonly Tag[];
    readonly TagCondition?: Tag;
  };
}

/** There is no Contact Lens, no hierarchy of agents, no routing step and no second Region here. */
export const OTHER_CRITERIA = [
  'AgentHierarchyGroups',
  'ContactAnalysis',
  'RoutingCriteria',
  'AdditionalTimeRange',
  'ActiveRegions',
] as const;

/** A contact, and the chat that its attributes, details and tags belong to. */
export interface Found {
  readonly chat: Chat;
  readonly contact: Contact;
}

/** Nothing is scheduled, and nothing but the chat itself expires. */
export function timeOf(contact: Contact, type: string): number | undefined {
  if (type === 'INITIATION_TIMESTAMP') return contact.initiatedAtMs;
  if (type === 'ENQUEUE_TIMESTAMP') return contact.enqueuedAtMs;
  if (type === 'CONNECTED_TO_AGENT_TIMESTAMP') return contact.connectedToAgentAtMs;
  return type === 'DISCONNECT_TIMESTAMP' ? contact.disconnectedAtMs : undefined;
}

/** Every criterion that is given must hold; of a list, one value. An empty list asks for nothing (assumed). */
export function meets({ chat, contact }: Found, criteria: Criteria): boolean {
  const { details, attributes, participants } = chat;
  const agent = participants.find(({ participantId }) => participantId === contact.agentParticipantId);
  const segment = (key: string) => details.segmentAttributes?.[key]?.ValueString;
  return (
    isAmong('CHAT', criteria.Channels) &&
    isAmong(contact.initiationMethod, criteria.InitiationMethods) &&
    isAmong(contact.queue?.id, criteria.QueueIds) &&
    isAmong(agent?.displayName, criteria.AgentIds) &&
    isNamed(details.name ?? '', criteria.Name) &&
    hasAttributes((key) => attributes.get(key), criteria.SearchableContactAttributes) &&
    hasAttributes(segment, criteria.SearchableSegmentAttributes) &&
    isTagged(chat.tags, criteria.ContactTags)
  );
}

const isAmong = (value: string | undefined, wanted: readonly string[] = []): boolean =>
  wanted.length === 0 || (value !== undefined && wanted.includes(value));

function isNamed(name: string, wanted: Criteria['Name']): boolean {
  if (wanted === undefined) return true;
  const has = (text: string) =>
    wanted.MatchType === 'MATCH_EXACT' ? name === text : name.toLowerCase().includes(text.toLowerCase());
  return match(wanted.MatchType, wanted.SearchText.map(has));
}

/** Of an attribute's values one must be its own, whatever the case (assumed). */
function hasAttributes(
  attributeOf: (key: string) => string | undefined,
  wanted: AttributeCriteria | undefined,
): boolean {
  if (wanted === undefined) return true;
  const has = ({ Key, Values }: AttributeCriteria['Criteria'][number]) => {
    const value = attributeOf(Key)?.toLowerCase();
    return Values.some((each) => each.toLowerCase() === value);
  };
  return match(wanted.MatchType ?? 'MATCH_ALL', wanted.Criteria.map(has));
}

function match(type: MatchType, each: readonly boolean[]): boolean {
  if (each.length === 0) return true;
  if (type === 'MATCH_NONE') return !each.includes(true);
  return type === 'MATCH_ANY' || type === 'MATCH_EXACT' ? each.includes(true) : !each.includes(false);
}

function isTagged(tags: ReadonlyMap<string, string>, wanted: Criteria['ContactTags']): boolean {
  const { OrConditions = [], AndConditions = [], TagCondition } = wanted ?? {};
  const has = ({ TagKey = '', TagValue }: Tag) =>
    TagValue === undefined ? tags.has(TagKey) : tags.get(TagKey) === TagValue;
  const all = TagCondition === undefined ? AndConditions : [...AndConditions, TagCondition];
  return all.every(has) && (OrConditions.length === 0 || OrConditions.some((conditions) => conditions.every(has)));
}
