import { isObject } from '../../local/flow-language/index.ts';
import { type Check, nameProblems, show } from './check.ts';
import { resourceArnProblem } from './resource-arn.ts';

/** An instance made by the kit, to try things out. */
export interface SandboxInstance {
  readonly kind: 'sandbox';
}

/** An instance that is there already, and the queue that chats go to. */
export interface ExistingInstance {
  readonly kind: 'existing';
  readonly instanceArn: string;
  readonly queueArn: string;
}

export const instanceCheck: Check = (instance, where) => {
  const expected = "write { kind: 'sandbox' } or { kind: 'existing', instanceArn: '…', queueArn: '…' }";
  if (!isObject(instance)) return [`${where}: got ${show(instance)}; ${expected}`];
  if (instance.kind === 'sandbox') return nameProblems(instance, ['kind'], where);
  if (instance.kind !== 'existing') return [`${where}.kind: got ${show(instance.kind)}; ${expected}`];

  const { instanceArn, queueArn } = instance;
  const problems = [
    ...nameProblems(instance, ['kind', 'instanceArn', 'queueArn'], where),
    ...resourceArnProblem('instance', instanceArn).map((problem) => `${where}.instanceArn: ${problem}`),
    ...resourceArnProblem('queue', queueArn).map((problem) => `${where}.queueArn: ${problem}`),
  ];
  if (problems.length > 0 || String(queueArn).startsWith(`${instanceArn}/`)) return problems;
  return [`${where}.queueArn: the queue belongs to another instance; copy the ARN of a queue of instanceArn`];
};
