/**
 * Logical ids that come of where constructs are now, and what they were when those were in the stack itself. A log with
 * another id would be a new log, and the old one deleted.
 */
export const formerLogicalIds: Readonly<Record<string, string>> = {
  ContactLookUpLookUpContactPartsLogs6FF879CE: 'LookUpContactPartsLogs554A0583',
  ContactLookUpLookUpContactPartsRole5D34F356: 'LookUpContactPartsRoleE810D7CE',
  ContactLookUpLookUpContactFails09BE458F: 'LookUpContactFailsE2501A2D',
  ChatBotAddChatBotPartsLogsB0C8C48A: 'AddChatBotPartsLogs26E22675',
  ChatBotAddChatBotPartsRole1EC015DA: 'AddChatBotPartsRoleEDE7D8B2',
  ChatBotRemoveChatBotPartsLogs98F596D1: 'RemoveChatBotPartsLogsFA7C0DEC',
  ChatBotRemoveChatBotPartsRole1BD0A665: 'RemoveChatBotPartsRole5119BA79',
  ChatBotReadTranscriptPartsLogs6F81B855: 'ReadTranscriptPartsLogs8E28C6F0',
  ChatBotReadTranscriptPartsRole9643767E: 'ReadTranscriptPartsRoleC3C6D453',
  ChatBotRunChatBotPartsLogs2A9EA36C: 'RunChatBotPartsLogs6C6A311A',
  ChatBotRunChatBotPartsRole1426DC3E: 'RunChatBotPartsRole78E9502B',
};
