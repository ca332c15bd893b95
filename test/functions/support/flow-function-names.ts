import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `set-chat-timers` as `SetChatTimers`. */
const nameOf = (folder: string): string =>
  folder.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const sourceOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

/** The functions that flows invoke: those that are made with the middleware of flow functions. */
export const FLOW_FUNCTIONS: readonly string[] = readdirSync('functions')
  .filter((folder) => folder !== 'shared' && /\bflowFunction[<(]/.test(sourceOf(join('functions', folder))))
  .map(nameOf)
  .sort();
