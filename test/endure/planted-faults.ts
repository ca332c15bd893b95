import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LEAKS } from './outcome.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The environment variable that names a fault by its place in the list. */
export const PLANTED = 'PLANTED_FAULT';

/** A fault that a property must see. */
interface PlantedFault {
  /** The name of the property. */
  readonly seenBy: string;
  /** The property that is tried with it, where that is not the one that sees it. */
  readonly triedWith?: string;
  /** What the functions do wrong with it. */
  readonly what: string;
  /** The file that it is in, from the root of the repository. */
  readonly file: string;
  /** A text that is once in the file, and what stands in its place. */
  readonly from: string | RegExp;
  readonly to: string;
}

/** One fault or more for each line of the endurance suite's table: `npm run endure -- --planted`. */
export const plantedFaults: readonly PlantedFault[] = [
  {
    seenBy: '20,000 events for each function of flows',
    what: 'an event without details fails as nobody foresaw',
    file: 'functions/shared/flow/flow-event.ts',
    from: "if (!isObject(event.Details)) throw notAsSent(['Details']);",
    to: '',
  },
  {
    seenBy: '20,000 events for each function of queues',
    what: 'a message that is not ours fails its batch',
    file: 'functions/retry-chat-timers/retry-chat-timers.ts',
    from: 'const message = parseRetryMessage(record.body);',
    to: "const message = parseRetryMessage(record.body) ?? JSON.parse('');",
  },
  {
    seenBy: '20,000 events for StartChat',
    what: 'a body that is not JSON is a failure of ours',
    file: 'functions/start-chat/chat-request.ts',
    from: 'const value = jsonOf(text);',
    to: 'const value = JSON.parse(text);',
  },
  {
    seenBy: 'timers with 1, 10, 30, 50 and 100 % of calls throttled',
    what: 'what is throttled is not queued',
    file: 'functions/set-chat-timers/set-chat-timers.ts',
    from: 'failure && enqueue(services, call, { timers: requests }, FIRST_RETRY_SECONDS),',
    to: 'undefined,',
  },
  {
    seenBy: 'bots with 1, 10, 30, 50 and 100 % of calls throttled',
    what: 'what is throttled is not put back',
    file: 'functions/run-chat-bot/worker.ts',
    from: 'return this.#putBack(records);',
    to: 'return [];',
  },
  {
    seenBy: 'chat starts with 1, 10, 30, 50 and 100 % of calls throttled',
    what: 'a start that is throttled begins afresh',
    file: 'functions/start-chat/chat-start.ts',
    from: ' || isPassing(thrown.failure)) throw thrown;',
    to: ') throw thrown;',
  },
  {
    seenBy: 'timers of 100 chats at once under 5 calls a second with a burst of 8',
    what: 'a retry that is throttled is over',
    file: 'functions/retry-chat-timers/retry-chat-timers.ts',
    from: 'return gone;',
    to: 'return true;',
  },
  {
    seenBy: 'all orders of five messages and their duplicates',
    what: 'the newest message is answered first',
    file: 'functions/run-chat-bot/find-unanswered.ts',
    from: 'return { unanswered, since:',
    to: 'return { unanswered: unanswered.toReversed(), since:',
  },
  {
    seenBy: 'timers: every subset of a batch of ten failing',
    what: 'of what fails, the first does not come again',
    file: 'functions/retry-chat-timers/retry-chat-timers.ts',
    from: 'return { batchItemFailures };',
    to: 'return { batchItemFailures: batchItemFailures.slice(1) };',
  },
  {
    seenBy: 'bots: every subset of a batch of ten failing',
    what: 'only the first chat’s messages come again',
    file: 'functions/run-chat-bot/run-chat-bot.ts',
    from: '...failed.flat()]',
    to: '...(failed[0] ?? [])]',
  },
  {
    seenBy: 'timers: killed before and after every call',
    what: 'the lease of a process that was killed never ends',
    file: 'functions/shared/timers/chat-timers-table.ts',
    from: ' OR retryUntilMs < :now',
    to: ' AND :now = :now',
  },
  {
    seenBy: 'bots: killed before and after every call',
    what: 'an answer that is carried out again is said again',
    file: 'functions/run-chat-bot/bot-at-work.ts',
    from: 'await this.#say(reply, clientToken(',
    to: 'await this.#say(reply, Math.random() + clientToken(',
  },
  {
    seenBy: 'chat starts: killed before and after every call',
    what: 'a request that comes again is another chat',
    file: 'functions/start-chat/chat-start.ts',
    from: "digest('resumed', this.#requestHash)",
    to: 'crypto.randomUUID()',
  },
  {
    seenBy: 'every order of the steps of three that come for one chat',
    what: 'no wake stands at the end of a lease',
    file: 'functions/run-chat-bot/under-lease.ts',
    from: 'if (!needsWake) return;',
    to: 'return;',
  },
  {
    seenBy: 'deadlines of 0, 1, 50 and 500 ms',
    what: 'what there was no time for is over',
    file: 'functions/run-chat-bot/worker.ts',
    from: 'return this.#putBack(records);',
    to: 'return [];',
  },
  {
    seenBy: '100,000 warm invocations without growth',
    what: 'each event is kept',
    file: '.build/functions/set-chat-timers/index.mjs',
    from: /export\{(\w+) as handler\}/,
    to: 'const kept=[],keep=(event,context)=>(kept.push(JSON.stringify(event)),$1(event,context));export{keep as handler}',
  },
  {
    seenBy: LEAKS,
    triedWith: 'all orders of five messages and their duplicates',
    what: 'what a customer wrote is logged',
    file: 'functions/run-chat-bot/bot-at-work.ts',
    from: 'const { contentType, content } = message;',
    to: 'const { contentType, content } = message; this.#tools.telemetry.log.info(content);',
  },
];

/** The text of a fault's file with the fault in it. @throws Error where there is not one place for it */
export function planted(text: string, { what, file, from, to }: PlantedFault): string {
  const without = text.replace(from, '');
  if (without === text || without.replace(from, '') !== without) {
    throw new Error(`${file} does not have one place for the fault "${what}".`);
  }
  return text.replace(from, to);
}
