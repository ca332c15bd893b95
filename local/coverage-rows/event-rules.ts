import type { Rule } from './row.ts';

/** What EventBridge is told of contacts, and whom it tells. */
export const EVENT_RULES: readonly Rule[] = [
  {
    id: 'E1',
    what: 'Contact events go by the rules of an assembly to functions, queues and topics.',
    source: 'administrator guide, contact-events',
    note:
      'without chatMetrics and routing criteria; that CONNECTED_TO_SYSTEM is told once a chat, and that COMPLETED ' +
      'follows DISCONNECTED with an agent too, is assumed: there is no after-contact work; so is the spelling ' +
      '`SegmentAttributes` in updatedProperties, which the guide writes as two words',
    tests: [
      'tell of a chat from its start to its end, in order',
      'a rule that the CDK synthesized tells its function, and its queue’s function, that a chat has ended',
    ],
  },
  {
    id: 'E2',
    what: 'Event patterns have every operator of EventBridge; any other is refused by its name.',
    source: 'EventBridge user guide, eb-create-pattern-operators',
    note: 'input transformers are refused by name',
    tests: ['an event pattern has every operator that EventBridge documents'],
  },
  {
    id: 'E3',
    what: 'Under a fault an event is lost, doubled or late: the service promises no more.',
    source: 'administrator guide, contact-events',
    tests: ['under a fault, as the service promises no more, an event is'],
  },
];
