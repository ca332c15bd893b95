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
  /** `TABLE_NAME` */
  readonly tableName: string;
}

/**
 * Reads the settings. A wrong one is an error at the function's start, so that no chat starts on half a deployment.
 *
 * @throws Error naming the environment variable
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const resumeWithinDays = Number(environment.RESUME_WITHIN_DAYS);
  if (!(resumeWithinDays >= 1 && resumeWithinDays <= 365)) throw invalid('RESUME_WITHIN_DAYS', 'days from 1 to 365');
  return {
    instanceId: text(environment, 'INSTANCE_ID'),
    contactFlowId: text(environment, 'CONTACT_FLOW_ID'),
    allowedOrigins: names(environment, 'ALLOWED_ORIGINS'),
    allowedAttributes: names(environment, 'ALLOWED_ATTRIBUTES'),
    identity: oneOf(environment, 'IDENTITY', ['jwt', 'none']),
    rehydrationType: oneOf(environment, 'REHYDRATION_TYPE', ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT']),
    resumeWithinDays,
    tableName: text(environment, 'TABLE_NAME'),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

const invalid = (name: string, expected: string) =>
  new Error(`The environment variable ${name} is missing or not valid: expected ${expected}.`);

function text(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw invalid(name, 'text');
  return value;
}

function oneOf<Choice extends string>(environment: Environment, name: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === environment[name]);
  if (chosen === undefined) throw invalid(name, choices.join(' or '));
  return chosen;
}

function names(environment: Environment, name: string): ReadonlySet<string> {
  const value = jsonOf(text(environment, name));
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw invalid(name, 'a JSON list of text');
  return new Set(value);
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
