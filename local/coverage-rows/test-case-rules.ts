import type { Rule } from './row.ts';

const OBSERVE = 'administrator guide, testing-simulation-observe-block';
const RUN = 'administrator guide, testing-simulation-execute-test-cases';
const OVERRIDE = 'developer guide, testing-language-actions-override-system-behavior';
const CHECK = 'administrator guide, testing-simulation-check-block';
const SEND = 'developer guide, testing-language-actions-send-instruction';

/** Test cases of Testing and Simulation, as they are played in a local chat. */
export const TEST_CASE_RULES: readonly Rule[] = [
  {
    id: 'V1',
    what: 'Observations that no other names are waited for from the start; those that follow one, once it has matched.',
    source: OBSERVE,
    tests: ['those that no other names are waited for from the start, the others one after the other'],
  },
  {
    id: 'V2',
    what: 'One event matches each of several observations; what came before one is waited for is not seen again.',
    basis: 'assumed',
    source: OBSERVE,
    tests: ['one event matches each of several, and what came before is not seen again'],
  },
  {
    id: 'V3',
    what: 'Each observation is played once, whatever its Usage, and in a circle too.',
    basis: 'assumed',
    source: 'developer guide, testing-language-observations',
    note: 'the author is warned',
    tests: ['one in a circle is played once', 'of %s'],
  },
  {
    id: 'V4',
    what: 'Actions follow `NextAction`; those that it does not lead to run after them, in the order of the list.',
    basis: 'assumed',
    source: 'developer guide, testing-language-observations',
    note: 'the author is warned',
    tests: ['of %s'],
  },
  {
    id: 'V5',
    what: 'What the customer says or does reaches a flow that has come to rest.',
    basis: 'assumed',
    source: SEND,
    note: 'no page tells the delay',
    tests: ['the customer’s words reach a flow that listens by then, and leaving ends the chat'],
  },
  {
    id: 'V6',
    what: 'Inclusion compares case-sensitively; Similarity is approximated by the share of words in common.',
    basis: 'assumed',
    source: 'developer guide, testing-language-events-message-received',
    note: 'the score is shown, and said to be approximate',
    tests: ['a text that must be in a message compares case-sensitively; a similar one is scored'],
  },
  {
    id: 'V7',
    what: 'An override is used once, the oldest first.',
    source: OVERRIDE,
    tests: ['each is used once, the oldest first; then the function itself answers again'],
  },
  {
    id: 'V8',
    what: 'A mock’s delay counts towards the limit of a function’s block, and no time passes; a bot’s is not waited for.',
    basis: 'assumed',
    source: OVERRIDE,
    tests: ['a delay counts towards the limit of a function’s block'],
  },
  {
    id: 'V9',
    what: 'A contact goes into a substitute queue, and its working queue stays what it was.',
    basis: 'seen in the wild',
    source: 'recorded runs of test cases',
    tests: ['a contact goes into a substitute queue, and its working queue stays what it was'],
  },
  {
    id: 'V10',
    what: 'A mocked bot’s data are what `$.Lex` reads; its `IntentName` takes the branch.',
    basis: 'assumed',
    source: OVERRIDE,
    tests: ['a mocked bot gives what Lex reads, and its intent takes the branch'],
  },
  {
    id: 'V11',
    what: 'What functions and bots found reads only once a test has observed that they completed.',
    source: OBSERVE,
    tests: ['a function’s result only after its completion was observed'],
  },
  {
    id: 'V12',
    what: 'A failed assertion ends the test at once, and its contact with it.',
    source: CHECK,
    note: 'that the contact ends is assumed',
    tests: ['a failed assertion ends it at once, and the rest is never waited for'],
  },
  {
    id: 'V13',
    what: 'EndTest keeps a contact that is about to be transferred out of the queue.',
    basis: 'seen in the wild',
    source: 'recorded runs of test cases',
    tests: ['EndTest before a transfer keeps the contact out of the queue, and ends it'],
  },
  {
    id: 'V14',
    what: 'EndTest while another observation is waited for fails the test.',
    basis: 'assumed',
    source: RUN,
    tests: ['EndTest while something else is waited for fails the test'],
  },
  {
    id: 'V15',
    what: 'The test’s end is an event after EndTest, after the contact’s end and after the 5 minutes.',
    basis: 'assumed',
    source: 'developer guide, testing-language-events-test-completed',
    note: 'not after a failed assertion, nor where the test is stopped',
    tests: ['the end of the test is an event after EndTest and after the contact’s end'],
  },
  {
    id: 'V16',
    what: 'What is waited for in vain fails the test as soon as the contact has ended.',
    basis: 'seen in the wild',
    source: 'recorded runs of test cases',
    tests: ['what is waited for in vain fails soon after the contact has ended'],
  },
  {
    id: 'V17',
    what: 'Where all has come and the contact goes on, the test passes when its 5 minutes are over.',
    basis: 'assumed',
    source: RUN,
    note: 'seen with an observation of the test’s end',
    tests: ['where all has come and the contact goes on, the 5 minutes end it, passed'],
  },
  {
    id: 'V18',
    what: 'A test is stopped after 5 minutes.',
    source: RUN,
    note: 'over the API. `npm run test-case` and the library go on, and say where the service would have stopped',
    tests: [
      'ListTestCaseExecutionRecords lists what there is so far, page by page and by status',
      'while something is waited for it goes on past the 5 minutes, and says where the service would have stopped',
    ],
  },
  {
    id: 'V19',
    what: 'Messages of flows and Lex bots are observed; those of custom participants and agents are not.',
    basis: 'assumed',
    source: 'developer guide, testing-language-events-message-received',
    tests: ['see nothing of what a custom participant or an agent says'],
  },
  {
    id: 'V20',
    what: 'A deployed test case, flow or module has 50 tags at most, keys of 1 to 128 characters and values up to 256.',
    source: 'CloudFormation template reference, AWS::Connect::TestCase Tag and AWS::Connect::ContactFlow Tag',
    note: 'that a test case has 50 as a flow has, and that each key stands once, is assumed',
    tests: ['are read up to the limits, and resolved'],
  },
];
