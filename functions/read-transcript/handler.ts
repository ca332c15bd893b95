import { BotSessions } from '../shared/bot-sessions.ts';
import { tableClient } from '../shared/clients.ts';
import { blockTimeLimitSeconds, needed } from '../shared/environment.ts';
import { participantClient } from '../shared/participant-client.ts';
import { readTranscript } from './read-transcript.ts';

export const handler = readTranscript(
  { blockTimeLimitSeconds: blockTimeLimitSeconds(process.env) },
  {
    participant: participantClient(),
    sessions: new BotSessions(tableClient(), needed(process.env, 'TABLE_NAME')),
  },
);
