import { DeploymentProblem } from '../deployment/index.ts';
import { escapeInLines } from '../escape-controls.ts';
import { InvalidFlowFile } from '../flow-files/index.ts';
import { InvalidFlow } from '../flows/check-flow.ts';

/** Ends the program where an assembly or a flow cannot be run, and throws on what else went wrong. */
export function refuseUnreadable(error: unknown): never {
  const isKnown = [DeploymentProblem, InvalidFlow, InvalidFlowFile].some((known) => error instanceof known);
  if (isKnown && error instanceof Error) return refuse(error.message);
  throw error;
}

/** Ends the program with what a person should know, and no stack. */
export function refuse(message: string): never {
  console.error(escapeInLines(message));
  process.exit(1);
}
