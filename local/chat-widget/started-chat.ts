/** What StartChatContact answered: who may chat, and in which contact. */
export interface StartedChat {
  readonly contactId: string;
  readonly participantId: string;
  readonly participantToken: string;
}
