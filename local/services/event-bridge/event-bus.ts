import type { DeployedRule, DeployedRuleTarget } from '../../deployment/deployment.ts';
import type { Chance, ChatClock, ChatEvent, Contact } from '../../engine/index.ts';
import { compilePattern, EVENT_PATTERN } from '../../event-patterns/index.ts';
import type { InvocationResult } from '../../lambda/invocation.ts';
import type { AsyncInvocations } from '../async-invocations.ts';
import { Sns } from '../sns/sns.ts';
import type { Sqs } from '../sqs/sqs.ts';
import { type ContactEventEnvelope, contactEventsOf, type EventSourceInstance, envelopeOf } from './contact-event.ts';
import type { ContactEventDetails } from './contact-event-details.ts';
import { inputOf } from './target-input.ts';

/** What becomes of an event that is not delivered just once, at once. */
interface EventStrike {
  readonly error: string | null;
  readonly latencyMs: number;
}

interface EventBusParts {
  readonly rules: readonly DeployedRule[];
  readonly instance: EventSourceInstance;
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly invocations: AsyncInvocations;
  readonly clock: ChatClock;
  readonly chance: Chance;
  /** What a fault does to the next event. */
  readonly strike: () => EventStrike | undefined;
  readonly tell: (contact: Contact, detail: ContactEventDetails['CONTACT_EVENT']) => void;
}

export interface UndeliveredEvent {
  readonly rule: string;
  readonly messageId: string;
  readonly atMs: number;
  readonly reason: string;
  readonly message: string;
}

/** The oldest are forgotten. */
const MAX_UNDELIVERED = 1000;

/** EventBridge's default bus, as far as contact events of this instance go over it, by the deployment's rules. */
export class EventBus {
  readonly #parts: EventBusParts;
  readonly #rules: readonly {
    readonly deployed: DeployedRule;
    readonly takes: (event: ContactEventEnvelope) => boolean;
  }[];
  readonly #undelivered: UndeliveredEvent[] = [];

  /** Throws `PatternNotEmulated` for a pattern that could not be kept. */
  constructor(parts: EventBusParts) {
    this.#parts = parts;
    this.#rules = parts.rules.map((deployed) => ({ deployed, takes: compilePattern(deployed.pattern, EVENT_PATTERN) }));
  }

  /** What reached no target: nothing of the assembly is there, or the function failed three times. */
  get undelivered(): readonly UndeliveredEvent[] {
    return this.#undelivered;
  }

  onChatEvent(event: ChatEvent): void {
    if (this.#rules.length === 0) return;
    const { instance, chance } = this.#parts;
    for (const each of contactEventsOf(event)) {
      // An id is drawn where somebody takes the event alone: the chances of other things stay as they are.
      const unnamed = envelopeOf(each, event, instance, '');
      const taking = this.#rules.filter(({ takes }) => takes(unnamed)).map(({ deployed }) => deployed);
      if (taking.length > 0) this.#publish({ ...unnamed, id: chance.uuid() }, taking, event.contact);
    }
  }

  #publish(event: ContactEventEnvelope, rules: readonly DeployedRule[], contact: Contact): void {
    const { strike, tell, clock } = this.#parts;
    const { error = null, latencyMs = 0 } = strike() ?? {};
    const fault = error === 'LOST' || error === 'DOUBLED' ? error : null;
    tell(contact, { eventType: event.detail.eventType, rules: rules.map(({ name }) => name), fault });
    if (fault === 'LOST') return;
    const deliver = () => {
      for (const rule of rules) for (const target of rule.targets) this.#deliver(event, rule, target);
    };
    for (let times = fault === 'DOUBLED' ? 2 : 1; times > 0; times -= 1) {
      if (latencyMs === 0) deliver();
      else clock.after(latencyMs, 'QUEUE_DELAY', deliver);
    }
  }

  #deliver(event: ContactEventEnvelope, { name: rule }: DeployedRule, target: DeployedRuleTarget): void {
    const { sqs, sns, invocations } = this.#parts;
    const input = inputOf(event, target);
    const text = JSON.stringify(input);
    const giveUp = (reason: string) => this.#noteUndelivered({ rule, messageId: event.id, reason, message: text });
    const [, , service] = target.arn.split(':');
    if (service === 'lambda') {
      const onGivenUp = (result: Failure) => this.#onFailure(result, target, text, giveUp);
      invocations.begin({ functionArn: target.arn, event: input, holder: `the rule ${rule}`, onGivenUp });
    } else if (service === 'sqs') {
      const queue = sqs.queue(target.arn);
      if (queue === undefined) giveUp(`no stack makes the queue ${target.arn}`);
      else queue.send({ body: text });
    } else if (Sns.isTopicArn(target.arn)) {
      sns.publish(target.arn, { message: text });
    } else {
      giveUp(`${target.arn} is not a function, a queue or a topic: other targets are not emulated`);
    }
  }

  /** A target that is not there ends in the rule's dead-letter queue; a function that fails does not (eb-rule-dlq). */
  #onFailure(result: Failure, target: DeployedRuleTarget, text: string, giveUp: (reason: string) => void): void {
    const deadLetters = target.deadLetterArn === undefined ? undefined : this.#parts.sqs.queue(target.deadLetterArn);
    if (result.failure === 'NOT_FOUND' && deadLetters !== undefined) deadLetters.send({ body: text });
    else giveUp(`${target.arn}: ${result.failure} ${result.errorName}`);
  }

  #noteUndelivered(event: Omit<UndeliveredEvent, 'atMs'>): void {
    this.#undelivered.push({ ...event, atMs: this.#parts.clock.nowMs });
    if (this.#undelivered.length > MAX_UNDELIVERED) this.#undelivered.shift();
  }
}

type Failure = Extract<InvocationResult, { readonly ok: false }>;
