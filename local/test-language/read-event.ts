import { looksLikeReference } from '../flow-language/index.ts';
import type { Findings } from './findings.ts';
import { objectAt, oneOfAt, optionalObjectAt, type Place, shown, textAt, within } from './members.ts';
import { readResource } from './read-resource.ts';
import { ACTION_TYPES, type ExpectedMessage, MATCHINGS, type Matching, type TestEvent } from './test-case.ts';

const EVENT_TYPES = [
  'TestInitiated',
  'TestCompleted',
  'MessageReceived',
  'FlowActionStarted',
  'FlowActionCompleted',
] as const;

/** Reads the event of an observation. */
export function readEvent(observation: Place, findings: Findings): TestEvent | undefined {
  const event = objectAt(observation, 'Event', findings);
  if (event === undefined) return undefined;
  // The API asks for it (developer guide, testing-language-events-test-initiated).
  textAt(event, 'Identifier', findings);
  const { Actor: actor } = event.value;
  if (actor !== undefined && actor !== 'System') {
    findings.warn(within(event.path, 'Actor'), `every documented event has the Actor System, this one ${shown(actor)}`);
  }
  refuseCriteriaBeside(event, findings);
  const type = oneOfAt(event, 'Type', EVENT_TYPES, { findings });
  if (type === undefined) return undefined;
  if (type === 'TestInitiated' || type === 'TestCompleted') return { type };
  const properties = optionalObjectAt(event, 'Properties', findings);
  if (properties === undefined) return undefined;
  if (type === 'MessageReceived') {
    const expected = readMessage(properties, findings);
    return expected && { type, expected };
  }
  const resource = readResource(properties, ACTION_TYPES[type], {
    findings,
    refusal: `Invalid action type for ${type} event`,
  });
  if (resource?.actionType === 'ConnectParticipantWithAgenticCX') {
    findings.warn(properties.path, 'agentic AI does not run here: this never matches');
  }
  return resource && { type, ...resource };
}

function refuseCriteriaBeside({ value, path }: Place, findings: Findings): void {
  const { MatchingCriteria: criteria } = value;
  if (criteria === undefined) return;
  const type = MATCHINGS.find((matching) => matching === criteria) ?? 'Similarity';
  findings.refuse(
    within(path, 'MatchingCriteria'),
    'it stands beside Properties, where the service publishes it and then cannot run the test case; ' +
      `write "Properties": { "Text": "…", "MatchingCriteria": { "Type": "${type}" } }`,
  );
}

/** What stands for a message beside text: audio. */
const AUDIO = ['SSML', 'PromptId', 'Media'] as const;

function readMessage(properties: Place, findings: Findings): ExpectedMessage | undefined {
  const { value, path } = properties;
  const { Text: text } = value;
  const audio = AUDIO.filter((name) => value[name] !== undefined);
  const hasText = typeof text === 'string' && text.trim() !== '';
  const matching = readMatching(properties, findings);
  if (!hasText && audio.length === 0) {
    return findings.refuse(
      path,
      `InvalidEventProblem: At least one of PromptId, Text, or SSML must be present; Text is ${shown(text)}`,
    );
  }
  if ((hasText ? 1 : 0) + audio.length > 1) {
    return findings.refuse(path, `one of Text, SSML, PromptId and Media is expected, got ${audio.length + 1}`);
  }
  if (matching === undefined) return undefined;
  if (!hasText) {
    findings.warn(path, `a chat receives text: ${audio.join()} never matches here`);
    return { matching };
  }
  if (looksLikeReference(text)) findings.warn(within(path, 'Text'), 'it is compared as it stands (assumed)');
  return { text, matching };
}

/** Left out, nobody has seen what holds. */
function readMatching({ value, path }: Place, findings: Findings): Matching | undefined {
  const { MatchingCriteria: criteria } = value;
  const place = within(path, 'MatchingCriteria');
  if (criteria === undefined) {
    findings.warn(place, 'it is left out, and taken as Similarity here (assumed); write it');
    return 'Similarity';
  }
  if (typeof criteria === 'string') {
    return findings.refuse(
      place,
      `it is the text ${shown(criteria)}, which the service stores as {} and never matches; ` +
        'write { "Type": "Similarity" } or { "Type": "Inclusion" }',
    );
  }
  const holder = objectAt({ value, path }, 'MatchingCriteria', findings);
  return holder && oneOfAt(holder, 'Type', MATCHINGS, { findings });
}
