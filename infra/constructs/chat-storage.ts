import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * What functions keep their work in: a table (partition key `pk`, time to live `expiresAt`), and the key that
 * encrypts it.
 */
export interface ChatStorage {
  readonly table: { readonly tableName: string; readonly tableArn: string };
  /** Encrypts what waits in queues and topics as well. */
  readonly key: IKey;
}

/** A table and its key. Partition keys begin with the kind of row, so one table serves every construct of the kit. */
export function makeStorage(scope: Construct): { readonly table: Table; readonly key: Key } {
  const key = new Key(scope, 'Key', {
    description: 'Connect Chat Kit: what waits in queues and in the table',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const table = new Table(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: 'expiresAt',
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    // What is lost with it: requests on their way, and the rights to resume past chats.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return { table, key };
}
