import { nearest } from '../shared/flow/did-you-mean.ts';

/** Every member of a request by its own name, and where it belongs. */
const PLACES: ReadonlyMap<string, string> = new Map(
  [
    'InstanceId',
    'ContactFlowId',
    'ParticipantDetails',
    'ParticipantDetails.DisplayName',
    'Attributes',
    'InitialMessage',
    'InitialMessage.ContentType',
    'InitialMessage.Content',
    'SupportedMessagingContentTypes',
    'ChatDurationInMinutes',
    'ResumeToken',
  ].map((place) => [place.split('.').at(-1) ?? place, place]),
);

/** What pages and their chat libraries call a member otherwise, in lower case. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['contactattributes', 'Attributes'],
  ['customattributes', 'Attributes'],
  ['customername', 'DisplayName'],
  ['customerdisplayname', 'DisplayName'],
  ['name', 'DisplayName'],
  ['nickname', 'DisplayName'],
  ['participantname', 'DisplayName'],
  ['flowid', 'ContactFlowId'],
  ['message', 'InitialMessage'],
  ['firstmessage', 'InitialMessage'],
  ['text', 'Content'],
  ['type', 'ContentType'],
  ['supportedcontenttypes', 'SupportedMessagingContentTypes'],
  ['chatduration', 'ChatDurationInMinutes'],
  ['chatdurationminutes', 'ChatDurationInMinutes'],
]);

/** What is not a member at all, in lower case, and what to do instead. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['persistentchat', 'A past chat is not taken from a caller: send the ResumeToken of the answer to that chat.'],
  ['relatedcontactid', 'A past chat is not taken from a caller: send the ResumeToken of the answer to that chat.'],
  ['sourcecontactid', 'A past chat is not taken from a caller: send the ResumeToken of the answer to that chat.'],
  ['clienttoken', 'Send the header Idempotency-Key.'],
  ['idempotencykey', 'Send the header Idempotency-Key.'],
]);

/**
 * What to do about a member that there is not: where the one belongs that was probably meant, if any was.
 *
 * @example hintFor('DisplayName') // 'Did you mean ParticipantDetails.DisplayName?'
 */
export function hintFor(name: string): string {
  const lowerCase = name.toLowerCase();
  const instead = INSTEAD.get(lowerCase);
  if (instead !== undefined) return instead;
  const meant = OTHER_NAMES.get(lowerCase) ?? nearest(name, PLACES.keys());
  return meant === undefined ? '' : `Did you mean ${PLACES.get(meant)}?`;
}
