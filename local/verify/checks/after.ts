import type { Check } from '../check.ts';
import { passed, skipped, warned } from '../outcome.ts';

/** What the run has left behind, and what was there before it. */
export const AFTER_CHECKS: readonly Check[] = [
  {
    id: 'alarms',
    runbook: 'the-alarms',
    what: 'no alarm rings',
    doing: 'looking at the alarms',
    needs: ['stacks'],
    isLast: true,
    async run({ surroundings }) {
      const ringing = await surroundings.ringingAlarms();
      if (ringing === undefined) return skipped('Local Connect keeps no metrics that an alarm could ring for');
      if (ringing.length === 0) return passed('');
      return warned(
        ringing.slice(0, 10).join(', '),
        'the description of each alarm says what it tells of',
        'open it in the console of CloudWatch',
      );
    },
  },
  {
    id: 'dead-letters',
    runbook: 'timerslost',
    what: 'nothing was given up',
    doing: 'looking at the dead-letter queues',
    needs: ['stacks'],
    isLast: true,
    async run({ surroundings }) {
      const letters = await surroundings.deadLetters();
      const full = [...letters].filter(([, count]) => count > 0);
      if (full.length === 0) return passed(`${letters.size} dead-letter queues are empty`);
      return warned(
        full.map(([queue, count]) => `${queue}: ${count}`).join(', '),
        'messages that failed again and again, now or before',
        'read the log of the function for the time of the message, mend it, and start a redrive in the console of SQS',
      );
    },
  },
  {
    id: 'logs',
    runbook: 'when-something-fails',
    what: 'the functions logged no error',
    doing: 'looking at the logs',
    needs: ['stacks'],
    isLast: true,
    async run({ surroundings, startedAtMs }) {
      const errors = await surroundings.functionErrors(startedAtMs);
      if (errors.size === 0) return passed('since this run began');
      return warned(
        [...errors].map(([name, count]) => `${name}: ${count}`).join(', '),
        'other chats run at the same time, and theirs count too',
        'read them in CloudWatch, or where npm start runs: their fields say what failed, and for which contact',
      );
    },
  },
];
