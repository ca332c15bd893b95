import type { Construct } from 'constructs';
import { ChatPart } from './chat-part.ts';
import type { ConnectFunction } from './connect-function.ts';
import type { FlowFunctionOptions } from './function-maker.ts';
import { onContacts } from './permissions.ts';

/** Only the instance is needed. */
export type ContactLookUpProps = FlowFunctionOptions;

/**
 * LookUpContact, which tells the flows of one instance what Amazon Connect knows of a contact. Once a stack: the
 * function is known by its name.
 *
 * @example
 * const instance = { instanceArn, accountId: this.account };
 * const { lookUpContact } = new ContactLookUp(this, 'ContactLookUp', { instance });
 */
export class ContactLookUp extends ChatPart {
  readonly lookUpContact: ConnectFunction;

  constructor(scope: Construct, id: string, props: ContactLookUpProps) {
    super(scope, id, props);
    this.lookUpContact = this.maker.makeForFlows(props, {
      bundle: 'look-up-contact',
      functionName: 'LookUpContact',
      description: 'Tells a flow what Amazon Connect knows of a contact, from an Invoke Lambda block',
      environment: {},
      permissions: [onContacts(props.instance, 'LookUp', ['connect:DescribeContact'])],
    });
  }
}
