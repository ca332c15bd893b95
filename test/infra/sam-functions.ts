import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FunctionResource {
  readonly Metadata: { readonly 'aws:asset:path': string };
  readonly Properties: {
    readonly Runtime: string;
    readonly Handler: string;
    readonly Timeout: number;
    readonly MemorySize: number;
    readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  };
}

/** What the file of `--env-vars` sets, by function. */
export const settings: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync('events/env.json', 'utf8'),
);

/** The folders of events, one per function. */
export const folders = readdirSync('events', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** The names of a folder's events. */
export const eventsIn = (folder: string) => readdirSync(join('events', folder));

export const readEvent = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(join('events', folder, file), 'utf8'));

/** `set-chat-timers` as `SetChatTimers`. */
export const logicalIdOf = (folder: string) =>
  folder.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `StartChat` stands in ChatApi, the others in ChatFunctions. */
const stackOf = (folder: string) => (folder === 'start-chat' ? 'ChatApi' : 'ChatFunctions');

export function functionIn(assembly: string, folder: string): FunctionResource {
  const template = JSON.parse(readFileSync(join(assembly, `${stackOf(folder)}.template.json`), 'utf8'));
  return template.Resources[logicalIdOf(folder)];
}
