import { request } from '../api-client.ts';
import { nameOfFile } from './flow-file.ts';

/** What a chat takes at a block that does not run here. */
export type StandIn = { readonly condition: string } | { readonly error: string } | { readonly results: unknown };

/** A flow that somebody brought to the page, and what came of it. */
export interface BroughtFlow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly adopted: readonly { readonly kind: string; readonly name: string; readonly arn: string }[];
  readonly stoodIn: readonly { readonly action: string; readonly type: string; readonly takes: string }[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  /** The text that it was read from. */
  readonly text: string;
  /** The ways out of each block. */
  readonly content: {
    readonly Actions: readonly {
      readonly Identifier: string;
      readonly Transitions?: {
        readonly Errors?: readonly { readonly ErrorType: string }[];
        readonly Conditions?: readonly { readonly Condition: { readonly Operands: readonly string[] } }[];
      };
    }[];
  };
}

/** Loads a flow from the text of a file, which gives it its name where it has none of its own. */
export async function bringFlow(fileName: string, text: string): Promise<BroughtFlow> {
  return load({ content: text, fallbackName: nameOfFile(fileName) }, text);
}

/** Loads it again with what was declared for the blocks that do not run here. */
export async function declareStandIns(
  { id, name, text }: BroughtFlow,
  standIns: Readonly<Record<string, StandIn>>,
): Promise<BroughtFlow> {
  return load({ content: text, name, id, standIns }, text);
}

/** What flows get from a function from now on. */
export async function answerFunction(arn: string, answer: unknown): Promise<void> {
  await request('POST', `/local/functions/${encodeURIComponent(arn)}/answer`, { answer });
}

async function load(body: object, text: string): Promise<BroughtFlow> {
  const { name }: Pick<BroughtFlow, 'name'> = JSON.parse(await request('POST', '/local/flows', body));
  const flow: BroughtFlow = JSON.parse(await request('GET', `/local/flows/${encodeURIComponent(name)}`));
  return { ...flow, text };
}
