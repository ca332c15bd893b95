import { SANDBOX_ASSEMBLY } from './paths.ts';
import type { Option } from './read-options.ts';
import { refuse } from './refuse.ts';

/** The options of every script that takes an assembly: which, and what its parameters are. */
export const ASSEMBLY_OPTIONS = {
  assembly: { type: 'string', default: SANDBOX_ASSEMBLY, value: 'folder', says: 'what cdk synth wrote' },
  parameter: {
    type: 'string',
    multiple: true,
    value: 'pair',
    says: 'NAME=VALUE for a parameter of its stacks; may stand again',
  },
} as const satisfies Readonly<Record<string, Option>>;

interface AssemblyValues {
  readonly assembly: string;
  readonly parameter?: readonly string[] | undefined;
}

/** The assembly as `LocalConnect.start` takes it. */
export function assemblyOf({ assembly, parameter = [] }: AssemblyValues) {
  return { assembly, parameters: readParameters(parameter) };
}

/** `NAME=VALUE` for each `--parameter`. */
function readParameters(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) refuse(`--parameter must be NAME=VALUE, not "${text}".`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
