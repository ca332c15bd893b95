import { FlowError } from '../shared/flow/flow-errors.ts';

/**
 * Somebody is in the chat who keeps the bot out: an agent, Lex, or another bot (administrator guide,
 * chat-customize-flow).
 */
export class ParticipantConflict extends FlowError {
  override readonly name = 'ParticipantConflict';

  constructor(who: string) {
    super(
      `${who} is in the chat, and a chat takes no bot beside it. ` +
        'Add the bot before the queue, one at a time, and remove the one before.',
    );
  }
}
