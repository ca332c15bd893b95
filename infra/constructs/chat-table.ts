import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Permission } from './connect-function.ts';

/** The key that everything is encrypted with that waits somewhere. */
export function makeKey(scope: Construct): Key {
  return new Key(scope, 'Key', {
    description: 'Connect Chat Kit: what waits in queues and in the table',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** The one table of the functions. Each kind of row has a partition key of its own. */
export function makeTable(scope: Construct, encryptionKey: IKey): Table {
  return new Table(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: 'expiresAt',
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    // What is lost with it: requests on their way, and the rights to resume past chats.
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** The use of a key through one service alone. */
export function useKey({ keyArn }: IKey, purpose: string, viaService: string, actions: readonly string[]): Permission {
  return { purpose, actions, resources: [keyArn], viaService };
}

/** What it takes to open the table's encryption. */
export function openTheTable(key: IKey): Permission {
  return useKey(key, 'OpenTheTable', 'dynamodb', [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
  ]);
}
