import type { Rule } from './row.ts';

const LAMBDA = 'administrator guide, connect-lambda-functions';
const GUIDE = 'developer guide, flow-language-actions';

/** Blocks of a flow, beyond what each action type says for itself. */
export const BLOCK_RULES: readonly Rule[] = [
  {
    id: 'B1',
    what: 'A Lambda block waits its own limit, 8 s at most.',
    source: LAMBDA,
    tests: ['an answer after the limit is dropped'],
  },
  {
    id: 'B2',
    what: 'It tries up to three times more within it, on throttling and failure.',
    source: LAMBDA,
    tests: ['tries three times more when it is %s', 'retries get no more than the limit of the block'],
  },
  {
    id: 'B3',
    what: 'A chain of Lambda blocks gets 20 s in all, until something else talks to the customer.',
    source: LAMBDA,
    tests: ['gets 20 s in all', 'is broken by a block that talks to the customer'],
  },
  {
    id: 'B4',
    what: '`$.External` is replaced by each result.',
    source: LAMBDA,
    tests: ['replaces $.External with each result'],
  },
  {
    id: 'B5',
    what: 'STRING_MAP refuses nested values and results over 32 KB; JSON may nest.',
    source: LAMBDA,
    tests: ['STRING_MAP takes a null as unset', 'JSON results may be nested; a list in them cannot be read'],
  },
  {
    id: 'B6',
    what: 'The event of a Lambda block has the shape of events that were logged.',
    basis: 'seen in the wild',
    source: `logged events; ${LAMBDA}`,
    tests: ['has the shape of the events that the service logs, keys in alphabetical order'],
  },
  {
    id: 'B7',
    what: 'A flow has 250 actions at most, with identifiers of 50 characters that hold no forbidden ones.',
    source: GUIDE,
    tests: ['has 1 to 250 actions', 'are texts of 1 to 50 characters: %j'],
  },
  {
    id: 'B8',
    what: 'The first condition that is true decides, else the error branch for none.',
    source: GUIDE,
    tests: ['takes the first condition that is true'],
  },
  {
    id: 'B9',
    what: 'Modules nest five deep; a block that the caller’s type of flow lacks takes its error branch.',
    source: 'administrator guide, contact-flow-modules',
    tests: [
      'a module that calls itself ends after five levels',
      'a block that the caller’s flow type lacks takes its error branch',
    ],
  },
  {
    id: 'B10',
    what: 'A flow that goes in a circle without resting is ended.',
    basis: 'assumed',
    source: 'a guard of Local Connect’s own; the service’s is not documented',
    tests: ['that runs in a circle ends with SYSTEM_ERROR after 1,000 actions, and names the circle'],
  },
  {
    id: 'B11',
    what: 'A customer queue flow runs beside the queue, and ends when an agent joins.',
    source: 'administrator guide, customer queue flows',
    tests: [
      'runs beside the queue: the contact stays IN_QUEUE while it steps, waits and ends',
      'ends when an agent joins',
    ],
  },
  {
    id: 'B12',
    what: 'Whisper flows run when the agent joins, each for its own side alone.',
    source: 'administrator guide, set-whisper-flow',
    tests: ['run when the agent joins, each for its own side alone'],
  },
  {
    id: 'B13',
    what: 'A queue takes so many contacts, and then QueueAtCapacity is taken.',
    source: GUIDE,
    tests: ['takes QueueAtCapacity when as many wait as the queue takes, and not before'],
  },
  {
    id: 'B14',
    what: '`$.Agent` is the agent who joins, in whisper flows alone.',
    source: 'administrator guide, connect-attrib-list',
    note: 'an agent is known by name: that it is the user name, and its first word the first name, is assumed',
    tests: ['know the agent who joins; a flow before that knows none'],
  },
];

/** How Local Connect keeps time. These rules are its own. */
export const TIME_RULES: readonly Rule[] = [
  {
    id: 'C1',
    what: 'In manual mode the chat clock stands still until it is advanced; live, it runs at its rate.',
    tests: ['time stands still until it is advanced', 'the chat clock runs at its rate of the transport clock'],
  },
  {
    id: 'C2',
    what: 'An advance visits every deadline in order, and settles after each.',
    tests: [
      'an advance visits every deadline in order, each at its own time',
      'it settles after each deadline before it goes to the next',
    ],
  },
  {
    id: 'C3',
    what: '480 minutes in one step and in 480 steps end in the same state.',
    tests: [
      '480 minutes in one step and in 480 steps end in the same state',
      '480 times one minute ends as once 480 minutes does, with the same events',
    ],
  },
  {
    id: 'C4',
    what: 'An advance that cannot settle names what it waits for.',
    tests: ['an advance that cannot settle names what it waits for, and the next one is not spoiled'],
  },
  {
    id: 'C5',
    what: 'In a function `Date` reads the chat clock; timers are real.',
    tests: ['reads the chat clock, in every form, while timers stay real'],
  },
  {
    id: 'C6',
    what: 'Several Local Connects run side by side in one process, each with its own time.',
    tests: ['two side by side know nothing of each other’s chats, flows, faults and time'],
  },
].map((rule): Rule => ({ ...rule, source: 'docs/decisions/0004-two-clocks.md' }));
