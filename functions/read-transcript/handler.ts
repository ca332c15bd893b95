import { tableClient } from '../shared/aws/clients.ts';
import { participantClient } from '../shared/aws/participant-client.ts';
import { BotSessions } from '../shared/bots/bot-sessions.ts';
import { blockTimeLimitSeconds, needed } from '../shared/lambda/environment.ts';
import { readTranscript } from './read-transcript.ts';

export const handler = readTranscript(
  { blockTimeLimitSeconds: blockTimeLimitSeconds(process.env) },
  {
    participant: participantClient(),
    sessions: new BotSessions(tableClient(), needed(process.env, 'TABLE_NAME')),
  },
);
