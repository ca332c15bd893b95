import { checkDisplayName } from './check-arguments.ts';
import { ConnectedPerson, connectParticipant } from './connected-person.ts';
import type { InChat, LibraryContext } from './library-context.ts';
import { textAt } from './local-client.ts';

/** A bot of any name, played by the test: what Amazon Connect calls a custom participant. */
export class Bot {
  readonly name: string;
  readonly #context: LibraryContext;

  constructor(context: LibraryContext, name: string) {
    checkDisplayName('bot', name);
    this.#context = context;
    this.name = name;
  }

  /** Joins a chat as its custom participant, as CreateParticipant and CreateParticipantConnection do. */
  async joins(chat: InChat): Promise<BotInChat> {
    const { engine, instance, client } = this.#context;
    const { contactId } = engine.chatOf(chat.contactId).current;
    const created = await client.callAtOnce('POST', '/contact/create-participant', {
      InstanceId: instance.instanceId,
      ContactId: contactId,
      ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: this.name },
    });
    return new BotInChat(this.#context, {
      name: this.name,
      contactId,
      participantId: textAt(created, 'ParticipantId'),
      connectionToken: await connectParticipant(
        this.#context,
        textAt(created, 'ParticipantCredentials', 'ParticipantToken'),
      ),
    });
  }
}

/** A bot in a chat, connected and able to write. */
export class BotInChat extends ConnectedPerson {}
