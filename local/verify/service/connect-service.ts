import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import type { Recorder } from '../evidence/recorder.ts';

/** Where the service is, where the SDK's usual settings do not say so. */
export interface LocalEndpoint {
  readonly url: string;
  readonly region: string;
}

/** The two clients of Amazon Connect, whose answers are recorded. */
export interface ConnectService {
  readonly connect: ConnectClient;
  readonly participant: ConnectParticipantClient;
  close(): void;
}

export function connectService(recorder: Recorder, local?: LocalEndpoint): ConnectService {
  const settings =
    local === undefined
      ? {}
      : {
          endpoint: local.url,
          region: local.region,
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        };
  const connect = new ConnectClient(settings);
  const participant = new ConnectParticipantClient(settings);
  recorder.listenTo(connect.middlewareStack);
  recorder.listenTo(participant.middlewareStack);
  return {
    connect,
    participant,
    close() {
      connect.destroy();
      participant.destroy();
    },
  };
}
