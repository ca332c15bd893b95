const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const instancePattern = `arn:aws[-a-z0-9]*:connect:[a-z0-9-]+:[0-9]{12}:instance/${uuid}`;
const patterns = {
  instance: new RegExp(`^${instancePattern}$`),
  queue: new RegExp(`^${instancePattern}/queue/${uuid}$`),
  flow: new RegExp(`^${instancePattern}/contact-flow/${uuid}$`),
} as const;
const examples = {
  instance: 'arn:aws:connect:us-east-1:111122223333:instance/<instance id>',
  queue: 'arn:aws:connect:us-east-1:111122223333:instance/<instance id>/queue/<queue id>',
  flow: 'arn:aws:connect:us-east-1:111122223333:instance/<instance id>/contact-flow/<flow id>',
} as const;

/** What to pass instead of a value that is not the ARN of such a resource; nothing if it is one. */
export function resourceArnProblem(kind: keyof typeof patterns, value: unknown): readonly string[] {
  if (typeof value !== 'string' || value === '') return [`missing; pass the ${kind}'s ARN, ${examples[kind]}`];
  if (patterns[kind].test(value)) return [];
  return [`"${value}" is ${guessWhatItIs(kind, value)}; pass the ${kind}'s ARN, ${examples[kind]}`];
}

function guessWhatItIs(kind: keyof typeof patterns, value: string): string {
  if (new RegExp(`^${uuid}$`).test(value)) return `the ${kind}'s id alone`;
  if (/^https?:\/\//.test(value)) return 'a web address';
  if (kind !== 'instance' && patterns.instance.test(value)) return 'the ARN of an instance';
  if (value.startsWith('arn:')) return `not the ARN of an Amazon Connect ${kind}`;
  return kind === 'instance'
    ? "not an ARN (an instance's alias only names its web address)"
    : `a ${kind}'s name, not its ARN`;
}

/** The parts of an instance ARN that deployment needs. The ARN must have passed `resourceArnProblem`. */
export function partsOfInstanceArn(instanceArn: string): { readonly region: string; readonly accountId: string } {
  const [, , , region = '', accountId = ''] = instanceArn.split(':');
  return { region, accountId };
}
