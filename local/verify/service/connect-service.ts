import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Recorder } from '../evidence/recorder.ts';

/** Where the service is, where the SDK's usual settings do not say so. */
export interface LocalEndpoint {
  readonly url: string;
  readonly region: string;
}

/** The two clients of Amazon Connect, whose answers are recorded, and that of the queue which its topic fills. */
export interface ConnectService {
  readonly connect: ConnectClient;
  readonly participant: ConnectParticipantClient;
  readonly sqs: SQSClient;
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
  // By the usual settings alone, and not by what the queue’s URL names.
  const sqs = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
  recorder.listenTo(connect.middlewareStack);
  recorder.listenTo(participant.middlewareStack);
  return {
    connect,
    participant,
    sqs,
    close() {
      connect.destroy();
      participant.destroy();
      sqs.destroy();
    },
  };
}
