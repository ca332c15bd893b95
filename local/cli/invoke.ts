import { escapeControls, escapeInLines } from '../escape-controls.ts';
import { LocalConnect } from '../index.ts';
import { CallFailed, LocalClient } from '../library/local-client.ts';
import { SANDBOX_ASSEMBLY } from './paths.ts';
import { readJson } from './read-json.ts';
import { readOptions } from './read-options.ts';
import { refuse, refuseUnreadable } from './refuse.ts';

/**
 * `npm run invoke -- SetChatTimers events/set-chat-timers/policy.json`: runs the deployed bundle once, as
 * `sam local invoke` does, in an embedded Local Connect or in the one at `--endpoint`. The chat that the event names is
 * made first. The result goes to standard output and nothing else does; exit 1 when the function fails.
 */
const command = {
  usage: 'npm run invoke -- <function> <event file> [options]',
  mostWords: 2,
  options: {
    endpoint: { type: 'string', value: 'url', says: 'the Local Connect to run it in, such as http://127.0.0.1:4510' },
  },
} as const;
const { values, positionals } = readOptions(command);
const [functionName, eventFile] = positionals;

if (functionName === undefined || eventFile === undefined) {
  refuse(`Usage: ${command.usage}\nFor example: npm run invoke -- SetChatTimers events/set-chat-timers/policy.json`);
}
if (values.endpoint !== undefined && !/^https?:\/\//.test(values.endpoint)) {
  refuse(`--endpoint must be a URL such as http://127.0.0.1:4510, not "${values.endpoint}".`);
}
const read = readJson(eventFile);
if ('problem' in read) {
  const name = escapeControls(eventFile);
  refuse(`${name} cannot be read as an event: ${read.problem}. Give a JSON file, such as those in events/.`);
}
await invoke(functionName, read.value);

async function invoke(name: string, event: unknown): Promise<void> {
  const embedded =
    values.endpoint === undefined
      ? await LocalConnect.start({
          assembly: SANDBOX_ASSEMBLY,
          onLog: ({ text }) => console.error(text),
        }).catch(refuseUnreadable)
      : undefined;
  try {
    const client = new LocalClient(embedded?.url ?? values.endpoint ?? '');
    const path = `/local/functions/${encodeURIComponent(name)}/invoke`;
    const answer = await client.call('POST', path, { event, makeChat: true });
    report(answer);
  } catch (error) {
    console.error(describe(error));
    process.exitCode = 1;
  } finally {
    await embedded?.close();
  }
}

function describe(error: unknown): string {
  if (error instanceof CallFailed) return error.reason;
  // What `fetch` throws where nobody listens, and what an answer makes that is not Local Connect's.
  if (values.endpoint !== undefined && (error instanceof TypeError || error instanceof SyntaxError)) {
    return `No Local Connect answers at ${values.endpoint}: run npm start in another terminal.`;
  }
  throw error;
}

function report(answer: unknown): void {
  const { result, failure } = answer as { result?: unknown; failure?: { name: string; message: string } };
  if (failure === undefined) {
    console.log(JSON.stringify(result));
    return;
  }
  console.error(escapeInLines(`${failure.name}: ${failure.message}`));
  process.exitCode = 1;
}
