import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { CLIENT_SETTINGS } from './clients.ts';

/** The client of a chat's participants. Its calls carry a participant's own token, and need no permission. */
export const participantClient = (): ConnectParticipantClient => new ConnectParticipantClient(CLIENT_SETTINGS);
