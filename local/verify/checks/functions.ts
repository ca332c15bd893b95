import type { Check } from '../check.ts';
import { diagnoseAnswer } from '../diagnose.ts';
import { failed, passed, warned } from '../outcome.ts';
import type { VerifyingCustomer } from '../service/customer.ts';
import type { Verification } from '../verification.ts';
import { untilFlowLeft, verifyFlow } from './verify-flow.ts';

const ANSWER_MS = 45_000;
const SILENCE_MS = 5000;
/** Any bot has something to say to it. */
const QUESTION = 'Where is my order?';

/** The runbook's heading is the names of all alarms of this kind. */
const FUNCTION_FAILS = 'setchattimersfails-lookupcontactfails-addchatbotfails-removechatbotfails-readtranscriptfails';

/** What a chat in *Chat verify* with a bot shows. */
export const functionChecks = (): readonly Check[] => new BotChat().checks;

/** One chat with a bot, and what its flow has left in its attributes. */
class BotChat {
  #begun: VerifyingCustomer | undefined;
  #left: Readonly<Record<string, string>> = {};

  readonly #begins: Check = {
    id: 'chat',
    runbook: 'when-something-fails',
    what: 'a chat begins, and its flow runs',
    doing: 'starting a chat in Chat verify',
    needs: ['instance'],
    run: async (verification) => {
      const flowId = verifyFlow(verification);
      if (typeof flowId !== 'string') return flowId;
      const chat = await verification.chat(flowId, { attributes: { verify: 'bot' } });
      this.#begun = chat;
      await chat.connect('WEBSOCKET');
      this.#left = await untilFlowLeft(verification, chat, 'verifyBot');
      if (this.#left.verifyTimers !== undefined) return passed('up to its Wait');
      return failed(
        'the flow has left no attribute',
        'the flow stopped on its way, or is of another version',
        'look at the flow log of the instance, then run npm run deploy',
      );
    },
  };

  readonly #hours: Check = {
    id: 'hours',
    runbook: 'when-something-fails',
    what: 'the queue is open',
    doing: 'asking for the opening hours',
    needs: ['chat'],
    run: async () => {
      const { verifyHours = 'nothing' } = this.#left;
      if (verifyHours === 'OPEN') return passed('now');
      if (verifyHours === 'CLOSED') {
        return warned(
          'it is closed now: customers of Chat welcome are told so, and go',
          'the hours of operation of the queue, in their own time zone, are over or not begun',
          'run it again when it is open, or change the hours in the admin website',
        );
      }
      return failed(
        `the flow found ${verifyHours === 'NO_QUEUE' ? 'no queue' : 'no hours'}`,
        'the queue of the settings is not in this instance, or has no hours of operation',
        'correct queueArn in infra/settings.ts, and run npm run deploy',
      );
    },
  };

  readonly #timers: Check = {
    id: 'set-timers',
    runbook: FUNCTION_FAILS,
    what: 'SetChatTimers sets timers from a flow',
    doing: 'reading what SetChatTimers answered',
    needs: ['chat'],
    run: async () => {
      const { verifyTimers = '', verifyTimersError = '' } = this.#left;
      const trouble = diagnoseAnswer('SetChatTimers', verifyTimers, verifyTimersError);
      if (trouble !== undefined) return trouble;
      if (verifyTimers === 'SET') return passed('SET');
      return warned(
        'QUEUED: Amazon Connect took the call only later, or not yet',
        'the quota of UpdateParticipantRoleConfig is used up at the moment',
        'npm run capacity says which quota to raise, and to what',
      );
    },
  };

  readonly #greets: Check = {
    id: 'bot',
    runbook: FUNCTION_FAILS,
    what: 'the bot comes and greets',
    doing: 'waiting for the bot',
    needs: ['chat'],
    run: async (verification) => {
      const trouble = diagnoseAnswer('AddChatBot', this.#left.verifyBot ?? '', this.#left.verifyBotError ?? '');
      if (trouble !== undefined) return trouble;
      const hello = await verification.hears(this.#chat, ANSWER_MS, isOfBot);
      if (hello !== undefined) return passed('');
      return failed(
        'it was added, and says nothing',
        'RunChatBot fails, or its queue is held up',
        'look at the log of RunChatBot and at its dead-letter queue',
      );
    },
  };

  readonly #hears: Check = {
    id: 'streaming',
    runbook: 'botsnotnotified',
    what: 'the bot hears the customer, and answers',
    doing: 'asking the bot something',
    needs: ['bot'],
    run: async (verification) => {
      await fallsSilent(verification, this.#chat);
      // What joins is woken once more a little later, and would answer the first question without any streaming.
      const answers = [await answerTo(verification, this.#chat), await answerTo(verification, this.#chat)];
      if (!answers.includes(undefined)) return passed('so messages are streamed, and wake it');
      return failed(
        'it greeted, and does not hear what the customer writes',
        'messages do not get from Amazon Connect over the topic into the queue: the policy of the topic, a key that ' +
          'Amazon Connect or Amazon SNS may not use, or the subscription',
        'run npm run diff for changes made by hand, then npm run deploy; the key must allow connect.amazonaws.com',
      );
    },
  };

  get checks(): readonly Check[] {
    return [this.#begins, this.#hours, this.#timers, this.#greets, this.#hears];
  }

  /** Each check needs the one that begins the chat. */
  get #chat(): VerifyingCustomer {
    if (this.#begun === undefined) throw new Error('The chat has not begun.');
    return this.#begun;
  }
}

async function answerTo(verification: Verification, chat: VerifyingCustomer) {
  const heardBefore = chat.heard.length;
  await chat.says(QUESTION);
  return verification.hears(chat, ANSWER_MS, isOfBot, heardBefore);
}

/** A greeting may be several messages: what comes after the question must not be one of them. */
async function fallsSilent(verification: Verification, chat: VerifyingCustomer): Promise<void> {
  for (let heard = -1; heard !== chat.heard.length; ) {
    heard = chat.heard.length;
    await verification.hears(chat, SILENCE_MS, isOfBot, heard);
  }
}

const isOfBot = ({ type, role }: { type: string; role: string }) => type === 'MESSAGE' && role === 'CUSTOM_BOT';
