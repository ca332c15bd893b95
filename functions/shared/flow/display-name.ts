/** API reference, CreateParticipant and StartChatContact: ParticipantDetails. */
const LONGEST_DISPLAY_NAME = 256;

/** Control characters and line separators; embeddings, overrides and isolates of direction; half a character. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** What shows: neither a space nor one of the characters that are drawn as nothing, of which U+2800 is a blank. */
const VISIBLE = /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** What a display name is, as a message says it. Local Connect and the settings have the same check. */
export const A_DISPLAY_NAME =
  `text of 1 to ${LONGEST_DISPLAY_NAME} characters that is not blank, ` +
  'without control characters and direction overrides';

/** Whether people can be shown this as somebody's name, and see that it is one. */
export function isDisplayName(name: string): boolean {
  return name.length <= LONGEST_DISPLAY_NAME && VISIBLE.test(name) && !NOT_IN_NAMES.test(name);
}
