import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';

/** The hosts that each client of the functions calls. */
export function hosts(Region: string, UseFIPS: boolean, Endpoint?: string): readonly string[] {
  const region = 'us-east-1';
  const place = { Region, UseFIPS, UseDualStack: false, ...(Endpoint === undefined ? {} : { Endpoint }) };
  return [
    new BedrockRuntimeClient({ region }).config.endpointProvider(place),
    new ConnectClient({ region }).config.endpointProvider(place),
    new ConnectParticipantClient({ region }).config.endpointProvider(place),
    new DynamoDBClient({ region }).config.endpointProvider(place),
    new SQSClient({ region }).config.endpointProvider(place),
  ].map(({ url }) => String(url));
}
