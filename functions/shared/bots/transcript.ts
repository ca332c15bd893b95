import {
  type ConnectParticipantClient,
  GetTranscriptCommand,
  type GetTranscriptCommandInput,
  type Item,
} from '@aws-sdk/client-connectparticipant';
import { callAws } from '../aws/call-aws.ts';

/** The most that one page holds (API reference, GetTranscript). */
const PAGE = 100;

/** One message of a transcript. */
export interface TranscriptMessage {
  readonly id: string;
  readonly at: string;
  /** `undefined` for what was said in a past chat that this one continues. */
  readonly contactId: string | undefined;
  readonly role: string;
  readonly displayName: string;
  readonly contentType: string;
  readonly content: string;
}

/** Who reads a transcript, and until when that may take. */
export interface TranscriptReader {
  readonly participant: ConnectParticipantClient;
  readonly connectionToken: string;
  readonly signal: AbortSignal;
}

type Start = Pick<GetTranscriptCommandInput, 'ScanDirection' | 'StartPosition'>;

/** Reads a transcript's pages in the direction asked for, each page oldest first. */
export async function* transcriptPages(
  { participant, connectionToken, signal }: TranscriptReader,
  start: Start,
): AsyncGenerator<readonly TranscriptMessage[]> {
  let nextToken: string | undefined;
  do {
    const command = new GetTranscriptCommand({
      ...start,
      ConnectionToken: connectionToken,
      SortOrder: 'ASCENDING',
      MaxResults: PAGE,
      ...(nextToken === undefined ? {} : { NextToken: nextToken }),
    });
    const page = await callAws('GetTranscript', participant, command, signal);
    yield (page.Transcript ?? []).flatMap(messageOf);
    nextToken = page.NextToken;
  } while (nextToken !== undefined);
}

function messageOf(item: Item): TranscriptMessage[] {
  if (item.Type !== 'MESSAGE' || item.Id === undefined) return [];
  return [
    {
      id: item.Id,
      at: item.AbsoluteTime ?? '',
      contactId: item.ContactId,
      role: item.ParticipantRole ?? 'SYSTEM',
      displayName: item.DisplayName ?? '',
      contentType: item.ContentType ?? 'text/plain',
      content: item.Content ?? '',
    },
  ];
}
