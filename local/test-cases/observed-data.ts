import type { Chat } from '../engine/index.ts';
import { ChatMemory, type Findings, resolveText } from '../flows/index.ts';
import type { Instance } from '../instance.ts';

/**
 * What a test reads by JSONPath: as in a flow, of its contact. What functions and bots have found, it reads only after
 * it has observed that they completed (administrator guide, testing-simulation-observe-block).
 */
export class ObservedData {
  readonly #memory = new ChatMemory();
  #external: unknown;
  #invocationId: string | undefined;

  /** The newest holds. */
  capture(actionType: string, { external, invocationId, lex }: Findings): void {
    if (actionType === 'InvokeLambdaFunction') {
      this.#external = external;
      this.#invocationId = invocationId;
    }
    if (actionType === 'ConnectParticipantWithLexBot') this.#memory.lex = lex;
  }

  /** A text with its references resolved; one that is unset, or is not a scalar, leaves nothing. */
  read(text: string, chat: Chat, instance: Instance): string {
    return resolveText(text, {
      chat,
      contact: chat.current,
      instance,
      // The working queue, wherever a substitute has sent the contact (seen).
      place: 'CONTACT',
      memory: this.#memory,
      external: this.#external,
      invocationId: this.#invocationId,
      flowAttributes: new Map(),
      loops: new Map(),
    });
  }
}
