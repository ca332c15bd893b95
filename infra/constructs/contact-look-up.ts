import { Construct } from 'constructs';
import type { ChatAlarms } from './chat-alarms.ts';
import type { ChatMetrics } from './chat-metrics.ts';
import type { ConnectFunction } from './connect-function.ts';
import { type FlowFunctionOptions, FunctionMaker } from './function-maker.ts';
import { onContacts } from './permissions.ts';

/** Only the instance is needed. */
export type ContactLookUpProps = FlowFunctionOptions;

/**
 * LookUpContact, which tells the flows of one instance what Amazon Connect knows of a contact. Once a stack: the function is known by its name.
 *
 * @example
 * const { lookUpContact } = new ContactLookUp(this, 'ContactLookUp', { instance: { instanceArn, accountId: this.account } });
 */
export class ContactLookUp extends Construct {
  readonly lookUpContact: ConnectFunction;
  readonly metrics: ChatMetrics;
  readonly alarms: ChatAlarms['all'];

  constructor(scope: Construct, id: string, props: ContactLookUpProps) {
    super(scope, id);
    const maker = new FunctionMaker(this, props);
    this.lookUpContact = maker.makeForFlows(props, {
      bundle: 'look-up-contact',
      functionName: 'LookUpContact',
      description: 'Tells a flow what Amazon Connect knows of a contact, from an Invoke Lambda block',
      environment: {},
      permissions: [onContacts(props.instance, 'LookUp', ['connect:DescribeContact'])],
    });
    this.metrics = maker.metrics;
    this.alarms = maker.alarms.all;
  }
}
