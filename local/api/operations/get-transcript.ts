import type { Chat, Item } from '../../engine/index.ts';
import { holderOf, requirePresent } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import { transcriptItem } from '../item-payload.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import {
  readNextToken,
  type ScanDirection,
  type StartPosition,
  startingAt,
  takePage,
  writeNextToken,
} from '../transcript-page.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly ContactId?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly ScanDirection?: ScanDirection;
  readonly SortOrder?: 'ASCENDING' | 'DESCENDING';
  readonly StartPosition?: StartPosition;
}

/** API reference, GetTranscript. That 0 asks for as many is assumed: a page of none would lead nowhere. */
const DEFAULT_MAX_RESULTS = 10;

export const getTranscript: Operation<Input> = {
  quota: rate(8, 12),
  run(context, input) {
    const caller = holderOf(context, input.ConnectionToken);
    // Nobody reads on after the chat has ended: the token ends with it (seen: AWS's answer in ChatJS issue 294). Before
    // its socket is open, AWS's chat interface reads the past chat (seen in its source; that it may is assumed).
    requirePresent(caller);
    const { chat } = caller;
    const items = itemsOf(chat, input.ContactId);
    const contactId = input.ContactId ?? chat.initialContactId;
    const place =
      input.NextToken === undefined
        ? startingAt(items, input.StartPosition ?? {}, input.ScanDirection)
        : readNextToken(input.NextToken, contactId, items.length);
    const { taken, next } = takePage(items, { contactId, ...place }, input.MaxResults || DEFAULT_MAX_RESULTS);
    const sorted = input.SortOrder === 'ASCENDING' ? taken : taken.toReversed();
    return {
      InitialContactId: chat.initialContactId,
      Transcript: sorted.map((item) => transcriptItem(item, chat.initialContactId)),
      ...(next === undefined ? {} : { NextToken: writeNextToken(next) }),
    };
  },
};

/**
 * The transcript belongs to the chat, and reads on into the chats that it continues; a contact's part of it is what was
 * said during that contact (assumed).
 */
function itemsOf(chat: Chat, contactId: string | undefined): readonly Item[] {
  if (contactId === undefined) return chat.past.length === 0 ? chat.transcript : [...chat.past, ...chat.transcript];
  if (!chat.contacts.some((contact) => contact.contactId === contactId)) {
    throw new ServiceError('ValidationException', 'ContactId is not a contact of this chat.');
  }
  return chat.transcript.filter((item) => item.contactId === contactId);
}
