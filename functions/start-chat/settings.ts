import { type Environment, needed, neededChoice, neededNumber, notValid } from '../shared/lambda/environment.ts';
import { jsonOf } from '../shared/lambda/json.ts';

/** What the deployment tells StartChat, as environment variables. */
export interface Settings {
  /** `INSTANCE_ID` */
  readonly instanceId: string;
  /** `CONTACT_FLOW_ID`: the flow that chats begin in; its id, or its ARN. */
  readonly contactFlowId: string;
  /** `ALLOWED_ORIGINS`: JSON, a list. Pages of other origins are refused. */
  readonly allowedOrigins: ReadonlySet<string>;
  /** `ALLOWED_ATTRIBUTES`: JSON, a list: the contact attributes that a browser may set. */
  readonly allowedAttributes: ReadonlySet<string>;
  /** `IDENTITY`: `jwt` when the route has an authorizer that verifies who the caller is, else `none`. */
  readonly identity: 'jwt' | 'none';
  /** `REHYDRATION_TYPE` */
  readonly rehydrationType: 'ENTIRE_PAST_SESSION' | 'FROM_SEGMENT';
  /** `RESUME_WITHIN_DAYS`: how long a chat can be resumed, counted from its start. */
  readonly resumeWithinDays: number;
  /** `DISCONNECT_ON_CUSTOMER_EXIT`: `AGENT` where the customer's end of the chat disconnects the agent alone. */
  readonly disconnectOnCustomerExit: 'AGENT' | undefined;
  /** `TABLE_NAME` */
  readonly tableName: string;
}

/** @throws Error naming the environment variable */
export function readSettings(environment: Environment): Settings {
  return {
    instanceId: needed(environment, 'INSTANCE_ID'),
    contactFlowId: needed(environment, 'CONTACT_FLOW_ID'),
    allowedOrigins: names(environment, 'ALLOWED_ORIGINS'),
    allowedAttributes: names(environment, 'ALLOWED_ATTRIBUTES'),
    identity: neededChoice(environment, 'IDENTITY', ['jwt', 'none']),
    rehydrationType: neededChoice(environment, 'REHYDRATION_TYPE', ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT']),
    resumeWithinDays: neededNumber(environment, 'RESUME_WITHIN_DAYS', [1, 365, 'days']),
    disconnectOnCustomerExit:
      environment.DISCONNECT_ON_CUSTOMER_EXIT === undefined
        ? undefined
        : neededChoice<'AGENT'>(environment, 'DISCONNECT_ON_CUSTOMER_EXIT', ['AGENT']),
    tableName: needed(environment, 'TABLE_NAME'),
  };
}

function names(environment: Environment, name: string): ReadonlySet<string> {
  const value = jsonOf(needed(environment, name));
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw notValid(name, 'expected a JSON list of text');
  }
  return new Set(value);
}
