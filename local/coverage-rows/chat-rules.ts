import type { Rule } from './row.ts';

const CUSTOM_PARTICIPANTS = 'administrator guide, chat-customize-flow';
const LIMITS = 'administrator guide, amazon-connect-service-limits';
const CONNECTION = 'API reference, CreateParticipantConnection';
const PERSISTENCE = 'administrator guide, chat-persistence';
const STREAMING = 'administrator guide, chat-message-streaming';

/** Participants and chats: who may come when, what a chat holds, and for how long. */
export const CHAT_RULES: readonly Rule[] = [
  {
    id: 'P1',
    what: '`ConnectParticipant: true` or a subscribed socket connects a customer, streaming or not.',
    source: `${CONNECTION}; ${STREAMING}`,
    note: 'ConnectParticipant is documented for message streaming; that it connects without is assumed',
    tests: [
      'connects the customer with ConnectParticipant alone',
      'answers subscribe, ping and heartbeat, and a subscription connects the customer',
    ],
  },
  {
    id: 'P2',
    what: 'CreateParticipant needs no streaming first.',
    basis: 'seen in the wild',
    source: `AWS’s sample calls it first; ${CUSTOM_PARTICIPANTS} has the other order`,
    tests: ['adds one custom participant, and answers a repeated client token with the same one'],
  },
  {
    id: 'P3',
    what: 'A custom participant is refused beside an agent, Lex or another custom participant.',
    source: CUSTOM_PARTICIPANTS,
    note: 'which error it is, is assumed',
    tests: [
      'a custom participant is refused beside an agent or another custom participant, but not beside a supervisor',
      'Lex is refused beside an agent, and makes room for one',
    ],
  },
  {
    id: 'P4',
    what: 'It must be connected within 15 s, else it is not found.',
    source: CUSTOM_PARTICIPANTS,
    tests: ['a custom participant that is not connected within 15 seconds is not found any more'],
  },
  {
    id: 'P5',
    what: 'It is disconnected when an agent or Lex joins.',
    source: CUSTOM_PARTICIPANTS,
    tests: ['an agent’s join disconnects the custom participant, connected or not'],
  },
  {
    id: 'P6',
    what: 'A client token is remembered per operation and contact, and answers as the first time.',
    source: 'API reference, ClientToken of each operation',
    tests: [
      'answers a repeated client token as the first time and starts no second chat',
      'keeps the message and answers its id and time; a repeated client token sends nothing more',
    ],
  },
  {
    id: 'P7',
    what: 'A customer who does not connect within 5 minutes loses the chat.',
    source: 'API reference, StartChatContact',
    note: 'the disconnect reason is assumed',
    tests: ['a customer who does not connect within 5 minutes loses the chat'],
  },
  {
    id: 'P8',
    what: 'A chat lasts 60 to 10,080 minutes. Default: 25 hours.',
    source: 'API reference, StartChatContact',
    tests: [
      'a chat expires after its duration: 25 hours, or what was asked for',
      'a chat duration is whole minutes from 60 to 10,080',
    ],
  },
  {
    id: 'P9',
    what: 'Attributes take 32,768 bytes together.',
    source: 'API reference, UpdateContactAttributes',
    tests: ['keys and values take 32,768 bytes of UTF-8 at most, counted over the merged ones, else nothing changes'],
  },
  {
    id: 'P10',
    what: 'Messages are limited by content type, and all by 16,384 characters.',
    source: 'API reference, SendMessage',
    note: 'AWS’s pages disagree; the smaller limits can be set',
    tests: ['message lengths can be set, up to the 16,384 of the service’s model'],
  },
  {
    id: 'P11',
    what: 'A persistent chat goes on from ENTIRE_PAST_SESSION or FROM_SEGMENT, once per chat.',
    source: PERSISTENCE,
    tests: [
      'is a new chain that goes on from the last contact of the past session',
      'FROM_SEGMENT leaves out what came after the segment',
      'is made once, and not for a chat that was started with a past',
    ],
  },
  {
    id: 'P12',
    what: 'The past transcript is there 60 s after the end.',
    source: PERSISTENCE,
    tests: ['can be had once the transcript is there, 60 s after the end'],
  },
  {
    id: 'P13',
    what: 'A chain holds at most 12 contacts.',
    source: 'administrator guide, transfer-to-queue',
    tests: ['a chain holds 12 contacts: a 13th transfer is refused, and a 13th for a disconnect flow ends the chat'],
  },
  {
    id: 'P14',
    what: 'A participant token holds while its participant takes part, a connection token for a day.',
    source: CONNECTION,
    tests: [
      'refuses an unknown token, a connection token, and one whose participant has left',
      'refuses a token that is unknown, not a connection’s, expired, or of somebody who is not in the chat',
    ],
  },
  {
    id: 'P15',
    what: 'A websocket URL must be used within 100 s.',
    source: CONNECTION,
    tests: ['a URL opens one socket, within 100 seconds'],
  },
  {
    id: 'P16',
    what: 'A participant has five open websockets at most.',
    source: LIMITS,
    note: 'that a sixth closes the oldest is assumed',
    tests: ['a sixth socket of a participant closes the oldest one'],
  },
  {
    id: 'P17',
    what: 'Receipts are for chats of two.',
    source: 'API reference, SendEvent',
    tests: ['receipts are refused for more than two participants, without a message id, and for no message'],
  },
  {
    id: 'P18',
    what: 'GetTranscript keeps messages, files, joined, left, transfer succeeded and chat ended.',
    source: 'API reference, GetTranscript',
    note:
      '`participant.invited` and `transfer.failed`, which it documents too, never occur here: when the service sends ' +
      'them is not documented, and SendEvent takes neither',
    tests: [
      'the transcript keeps messages, joined, left, transfer succeeded and chat ended',
      'SendEvent does not take %s',
    ],
  },
  {
    id: 'P19',
    what: 'GetTranscript takes every parameter; backward, an empty StartPosition counts as none.',
    source: 'API reference, GetTranscript; what ChatJS sends; ChatJS issue 19',
    note:
      'forward without a start position is a 400, as seen in the wild; before its socket is open, AWS’s chat ' +
      'interface reads too (that it may is assumed); the ContactId of another chat is a 400 here, and was answered ' +
      'with an empty list in 2020 (ChatJS issue 28)',
    tests: [
      'FORWARD is refused without a start position and with an empty one, BACKWARD is not',
      'pages to either end, and every page is sorted as asked',
      'starts at an item, a time, or so many from the newest: forward by default',
    ],
  },
  {
    id: 'P24',
    what: 'After the chat has ended, every participant operation is refused: 403.',
    basis: 'seen in the wild',
    source: 'AWS’s answers in ChatJS issues 252 and 294',
    note: 'that a repeated client token still answers as the first time is assumed',
    tests: [
      'of $name is refused with 403 after the chat has ended',
      'a client token that was answered before the end is answered the same after it, and another is refused',
    ],
  },
  {
    id: 'P25',
    what: 'SendEvent takes an empty Content.',
    basis: 'seen in the wild',
    source: 'the source of amazon-connect-chat-ios and -android',
    tests: ['the typing event of iOS and Android has an empty Content, and arrives like any other'],
  },
  {
    id: 'P32',
    what: 'StartAttachmentUpload and CompleteAttachmentUpload take a request without a ClientToken.',
    basis: 'assumed',
    source: 'the source of amazon-connect-chat-ios and -android, which send none; the model requires it',
    note: 'each such request is one of its own',
    tests: ['the requests of %s are answered, attachments without a client token too'],
  },
  {
    id: 'P26',
    what: 'A chat that names no SupportedMessagingContentTypes takes plain text alone.',
    basis: 'assumed',
    source: 'chat-ui-examples issue 290; administrator guide, enable-text-formatting-chat',
    tests: ['a chat takes only the content types that it was started for: %s'],
  },
  {
    id: 'P27',
    what: 'A flow starts when the customer first connects.',
    basis: 'assumed',
    source: 'real transcripts, in which the join precedes the first text',
    tests: ['starts when the customer first connects, and once'],
  },
  {
    id: 'P28',
    what: 'Attachments: 18 types of file, 20 MB each, 35 in a chat.',
    source: `administrator guide, enable-attachments; ${LIMITS}`,
    note: 'a file’s type is told by its extension: API reference, UpdateAttachedFilesConfiguration',
    tests: ['of 20 MB is taken whole', 'a chat takes 35, and a repeated client token answers as the first time'],
  },
  {
    id: 'P29',
    what: 'A deployed FILE_SCANNER looks at each file: three tries, a minute in all, else it is rejected.',
    source: 'administrator guide, setup-attachment-scanning',
    note: 'the file is in no S3; the item is IN_PROGRESS until then (assumed)',
    tests: [
      'is told of the file as the service tells it, and approves it',
      'the FILE_SCANNER of an assembly looks at each file, and what it rejects cannot be opened',
      'that does not answer within a minute leaves the file rejected',
    ],
  },
  {
    id: 'P30',
    what:
      'With DisconnectOnCustomerExit the agent is disconnected when the customer ends the chat, and the disconnect ' +
      'flow runs as a new contact.',
    basis: 'assumed',
    source: 'API reference, StartChatContact; administrator guide, enable-post-chat-survey',
    note:
      'that the agent is disconnected is documented; which flow runs then, as whose contact, and that the customer ' +
      'stays connected until it has ended is not',
    tests: ['with DisconnectOnCustomerExit the agent leaves, and the disconnect flow runs with the customer'],
  },
  {
    id: 'P31',
    what: 'With ResponseMode INCREMENTAL what a Lex bot says comes in parts over the websocket, and whole in the end.',
    basis: 'seen in the wild',
    source: 'the source of ChatJS 5; API reference, StartChatContact',
    note: 'how much a part has, and that streaming gets the whole alone, is assumed',
    tests: ['comes in parts, with one id, and whole at last, where the chat was started for it'],
  },
  {
    id: 'P20',
    what: 'A contact streams to two topics at most.',
    source: STREAMING,
    note: 'which error a third gets is assumed',
    operation: 'StartContactStreaming',
  },
  {
    id: 'P21',
    what: 'A well-formed topic that no stack made is accepted, and its deliveries are shown as undelivered.',
    basis: 'assumed',
    source: STREAMING,
    tests: ['that no stack made is accepted, and its message shown as undelivered'],
  },
  {
    id: 'P22',
    what: 'Messages, idle, returned and auto-disconnection events and the end of the chat are streamed.',
    source: STREAMING,
    note: 'the form of idle, returned and auto-disconnection events is assumed',
    tests: [
      'StartContactStreaming publishes a message with the body and the attributes of the service',
      'idle, returned and auto-disconnection events are published, and the chat’s end is the last',
    ],
  },
  {
    id: 'P23',
    what: 'Quotas, when they are asked for: requests a second and at once, chats of an instance and of an agent.',
    source: LIMITS,
    tests: [
      'the bucket fills at the documented rate, and each operation has its own',
      'an instance has 100 chats at once',
    ],
  },
];
