import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeAtExit } from './other-sandbox.ts';

/**
 * The sandbox's assembly with a survey. It is made by a process of its own: with the CDK in this one, a list of the
 * scenarios would take a second longer.
 */
export function surveySandbox(): string {
  const folder = removeAtExit(mkdtempSync(join(tmpdir(), 'chat-kit-survey-')));
  const script = fileURLToPath(new URL('synthesize-survey.ts', import.meta.url));
  execFileSync(process.execPath, [script, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}
