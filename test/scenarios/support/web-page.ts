import type { Customer, LocalConnect } from '../../../local/index.ts';

/** What a page learns when it starts a chat. */
interface StartedByPage {
  readonly customer: Customer;
  readonly resumed: boolean;
  readonly reason: string | undefined;
  readonly resumeToken: string;
}

/** The part of StartChat's answer that a page reads. */
interface Answer {
  readonly data: {
    readonly startChatResult: Readonly<Record<'ContactId' | 'ParticipantId' | 'ParticipantToken', string>>;
  };
  readonly resumed: boolean;
  readonly reason?: string;
  readonly resumeToken: string;
}

/**
 * Starts a chat as a web page does: over the deployed HTTP API, with the resume token of the last chat if it has one.
 */
export async function startOnPage(connect: LocalConnect, name: string, resumeToken?: string): Promise<StartedByPage> {
  const response = await fetch(`${connect.apiUrl('ChatApi')}/chats`, {
    method: 'POST',
    body: JSON.stringify({
      ParticipantDetails: { DisplayName: name },
      ...(resumeToken === undefined ? {} : { ResumeToken: resumeToken }),
    }),
  });
  const answer: Answer = JSON.parse(await response.text());
  if (response.status !== 200) throw new Error(`The API answered ${response.status}: ${JSON.stringify(answer)}`);
  const {
    ContactId: contactId,
    ParticipantId: participantId,
    ParticipantToken: participantToken,
  } = answer.data.startChatResult;
  const customer = await connect.connectCustomer({ name, contactId, participantId, participantToken });
  return { customer, resumed: answer.resumed, reason: answer.reason, resumeToken: answer.resumeToken };
}
