import { StartChatContactCommand, type StartChatContactCommandInput } from '@aws-sdk/client-connect';
import { CreateParticipantConnectionCommand, SendMessageCommand } from '@aws-sdk/client-connectparticipant';
import { isObject } from '../../../local/json.ts';
import type { ServedApi } from './serve-api.ts';

export interface Started {
  readonly contactId: string;
  readonly participantId: string;
  readonly participantToken: string;
}

export async function startChat(api: ServedApi, more: Partial<StartChatContactCommandInput> = {}): Promise<Started> {
  const answer = await api.connect.send(
    new StartChatContactCommand({
      InstanceId: api.instance.instanceId,
      ContactFlowId: api.flow.id,
      ParticipantDetails: { DisplayName: 'Mia' },
      ...more,
    }),
  );
  return {
    contactId: given(answer.ContactId),
    participantId: given(answer.ParticipantId),
    participantToken: given(answer.ParticipantToken),
  };
}

/** Connects somebody without a websocket, and gives the connection token. */
export async function connectBy(api: ServedApi, participantToken: string): Promise<string> {
  const answer = await api.participant.send(
    new CreateParticipantConnectionCommand({
      ParticipantToken: participantToken,
      Type: ['CONNECTION_CREDENTIALS'],
      ConnectParticipant: true,
    }),
  );
  return given(answer.ConnectionCredentials?.ConnectionToken);
}

export async function socketUrl(api: ServedApi, participantToken: string): Promise<string> {
  const answer = await api.participant.send(
    new CreateParticipantConnectionCommand({ ParticipantToken: participantToken, Type: ['WEBSOCKET'] }),
  );
  return given(answer.Websocket?.Url);
}

/** A chat whose customer is connected. */
export async function startConnectedChat(api: ServedApi) {
  const started = await startChat(api);
  return { ...started, connectionToken: await connectBy(api, started.participantToken) };
}

export async function say(api: ServedApi, connectionToken: string, text: string): Promise<string> {
  const answer = await api.participant.send(
    new SendMessageCommand({ ConnectionToken: connectionToken, ContentType: 'text/plain', Content: text }),
  );
  return given(answer.Id);
}

export function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The answer lacks what the test goes on with.');
  return value;
}

/** The error that an SDK call is answered with: its name and status. */
export async function errorOf(call: Promise<unknown>): Promise<{ name: string; status: number; message: string }> {
  const error = await call.then(
    () => new Error('The call was answered well.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new TypeError('Something else than an error was thrown.');
  const metadata = '$metadata' in error && isObject(error.$metadata) ? error.$metadata : {};
  return { name: error.name, status: Number(metadata.httpStatusCode ?? 0), message: error.message };
}
