import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LocalConnect } from '../index.ts';
import { CallFailed, LocalClient } from '../library/local-client.ts';
import { SANDBOX_ASSEMBLY } from './paths.ts';

/**
 * `npm run invoke -- SetChatTimers events/set-chat-timers/policy.json`: runs the deployed bundle once, as
 * `sam local invoke` does, in an embedded Local Connect or in the one at `--endpoint`. The chat that the event names is
 * made first. The result goes to standard output and nothing else does; exit 1 when the function fails.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { endpoint: { type: 'string' } } });
const [functionName, eventFile] = positionals;

if (functionName === undefined || eventFile === undefined) {
  console.error('Usage: npm run invoke -- <function> <event file> [--endpoint http://127.0.0.1:4510]');
  process.exitCode = 1;
} else {
  await invoke(functionName, JSON.parse(readFileSync(eventFile, 'utf8')));
}

async function invoke(name: string, event: unknown): Promise<void> {
  const embedded =
    values.endpoint === undefined
      ? await LocalConnect.start({
          assembly: SANDBOX_ASSEMBLY,
          onLog: ({ text }) => console.error(text),
        })
      : undefined;
  try {
    const client = new LocalClient(embedded?.url ?? values.endpoint ?? '');
    const path = `/local/functions/${encodeURIComponent(name)}/invoke`;
    const answer = await client.call('POST', path, { event, makeChat: true });
    report(answer);
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await embedded?.close();
  }
}

function report(answer: unknown): void {
  const { result, failure } = answer as { result?: unknown; failure?: { name: string; message: string } };
  if (failure === undefined) {
    console.log(JSON.stringify(result));
    return;
  }
  console.error(`${failure.name}: ${failure.message}`);
  process.exitCode = 1;
}
