import { type Finding, failed, Trouble } from './outcome.ts';

interface Diagnosis {
  readonly cause: string;
  readonly fix: string;
}

/** What the service's errors mean here, by name. */
const ERRORS: readonly (readonly [pattern: RegExp, diagnosis: Diagnosis])[] = [
  [
    /^(?:CredentialsProviderError|UnrecognizedClientException|InvalidClientTokenId|ExpiredToken\w*)$/,
    { cause: 'there are no credentials, or they have run out', fix: 'sign in, for example with aws sso login' },
  ],
  [
    /Region is missing|ConfigError/,
    { cause: 'no Region is configured', fix: 'set AWS_REGION to the Region of the instance' },
  ],
  [
    /^(?:AccessDenied\w*|UnauthorizedException|AuthorizationError\w*|KMSAccessDenied\w*)$/,
    {
      cause: 'these credentials may not do this',
      fix: 'use credentials with the permissions that docs/verify.md lists',
    },
  ],
  [
    /^(?:Throttling\w*|TooManyRequests\w*|LimitExceeded\w*)$/,
    {
      cause: 'Amazon Connect takes no more of these calls at the moment: a quota is used up',
      fix: 'try again in a quiet hour; npm run capacity says which quota to raise',
    },
  ],
  [
    /^ServiceQuotaExceeded\w*$/,
    { cause: 'the instance has as many chats as its quota allows', fix: 'wait for chats to end, or raise the quota' },
  ],
  [
    /^ResourceNotFoundException$/,
    {
      cause: 'it is not in this instance: the stacks were deployed to another one, or it was removed by hand',
      fix: 'run npm run diff, then npm run deploy',
    },
  ],
  [
    /^(?:ECONN\w+|ENOTFOUND|TimeoutError|fetch failed)$/,
    { cause: 'nothing answers there', fix: 'look at the address, the network, and whether Local Connect runs' },
  ],
];

const UNKNOWN: Diagnosis = {
  cause: 'not one that is known here',
  fix: 'look at the function logs and the trail of the account for the time of this run',
};

/** What was thrown while a check did something, as its finding. */
export function diagnose(thrown: unknown, doing: string): Finding {
  if (thrown instanceof Trouble) return thrown.finding;
  const name = nameOf(thrown);
  const { cause, fix } = ERRORS.find(([pattern]) => pattern.test(name))?.[1] ?? UNKNOWN;
  return failed(`${doing}: ${name}`, cause, fix);
}

/** An error's name alone: its message may name ids. */
export function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'Error';
  if (thrown.message === 'fetch failed' || thrown.message.startsWith('Region is missing'))
    return thrown.message.slice(0, 17);
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown.name;
}

/** What a flow function answered with `onError` = `return`. */
export function diagnoseAnswer(functionName: string, status: string, errorCode: string): Finding | undefined {
  if (status === 'NOT_INVOKED') {
    return failed(
      `the flow could not invoke ${functionName}`,
      'the function is not there, Amazon Connect may not invoke it, or it took longer than its block',
      'run npm run deploy; with associateFunctions off, the resource policy of the function must allow the instance',
    );
  }
  if (status !== 'ERROR') return undefined;
  const known = ANSWERS[errorCode] ?? UNKNOWN;
  return failed(`${functionName} answered ${errorCode}`, known.cause, known.fix);
}

const ANSWERS: Readonly<Record<string, Diagnosis>> = {
  ACCESS_DENIED: {
    cause: 'the role of the function, the policy of the streaming topic or that of the key does not allow it',
    fix: 'run npm run diff for changes made by hand, then npm run deploy; a service control policy may deny it, too',
  },
  THROTTLED: {
    cause: 'a quota of Amazon Connect is used up',
    fix: 'try again in a quiet hour; npm run capacity says which quota to raise',
  },
  CONTACT_NOT_FOUND: {
    cause: 'the function works for another instance than the one that the chat is in',
    fix: 'name the instance in infra/settings.ts, and run npm run deploy',
  },
  SERVICE_FAILURE: {
    cause: 'Amazon Connect refused a call or failed: so it does with a topic whose policy or key does not let it in',
    fix: 'the log of the function names the call; run npm run diff for changes made by hand, then npm run deploy',
  },
  INVALID_PARAMETERS: {
    cause: 'the function and the flow are not of one version',
    fix: 'run npm run deploy',
  },
};
