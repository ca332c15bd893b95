import type { Rule } from './row.ts';

const CHATJS = 'the source of ChatJS 5';

/** The chat websocket. */
export const SOCKET_RULES: readonly Rule[] = [
  {
    id: 'S1',
    what: '`aws/subscribe`, `aws/ping` and `aws/heartbeat` are answered; before the subscription nothing comes.',
    basis: 'seen in the wild',
    source: CHATJS,
    tests: [
      'answers subscribe, ping and heartbeat, and a subscription connects the customer',
      'brings nothing before the subscription, and everything to each socket of a participant',
    ],
  },
  {
    id: 'S2',
    what: 'Messages and events come as JSON in a string, receipts as metadata.',
    basis: 'seen in the wild',
    source: CHATJS,
    tests: [
      'brings messages and events as JSON in a string',
      'brings idle, returned and receipts, and the end of the chat',
    ],
  },
  {
    id: 'S3',
    what: 'The real ChatJS, in Node and in a browser, gets each of its callbacks, pages, survives hours and drops.',
    basis: 'seen in the wild',
    source: CHATJS,
    tests: ['ChatJS in Node', 'ChatJS in a browser'],
  },
  {
    id: 'S4',
    what: 'The frames of AWS’s SDKs for iOS, Android and React Native; text behind the JSON value is ignored.',
    basis: 'seen in the wild',
    source: 'the source of amazon-connect-chat-ios and -android',
    tests: ['the frames of %s are answered, and connect the customer', 'the heartbeat and the ping of %s are answered'],
  },
];
