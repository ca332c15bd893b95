import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readEvents } from '../../local/cli/read-events.ts';
import { LocalConnect } from '../../local/index.ts';
import { LocalClient } from '../../local/library/local-client.ts';
import { eventsIn, folders, logicalIdOf, readEvent } from '../infra/sam-functions.ts';
import { isCompiled } from './client.ts';
import { type BundleRun, runBundle } from './run-bundle.ts';

// Each bundle in AWS's own runtime, alone in a folder, with the environment that its template gives it.

if (!isCompiled())
  console.warn('SKIPPED: AWS’s runtime interface client is not here. npm run runtime-client installs it.');

/** A function that does nothing but import what no function that calls AWS can do without. */
const FLOOR = `import 'node:https'; import 'node:crypto'; export const handler = async () => ({});`;

/** RunChatBot writes no line about what goes well. */
const TOLD_OF = new Map([['run-chat-bot', ['bad-poison-among-good.json']]]);

(isCompiled() ? describe : describe.skip)('under AWS’s runtime interface client', () => {
  let connect: LocalConnect;
  let floor: string;
  beforeAll(async () => {
    connect = await LocalConnect.start({ assembly: '.build/sandbox' });
    await new LocalClient(connect.url).call('POST', '/local/event-chats', { events: readEvents('events') });
    floor = mkdtempSync(join(tmpdir(), 'floor-'));
    writeFileSync(join(floor, 'index.mjs'), FLOOR);
  });
  afterAll(async () => {
    await connect.close();
    rmSync(floor, { recursive: true });
  });

  const environment = () => ({
    AWS_REGION: connect.instance.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_LAMBDA_FUNCTION_NAME: 'Function',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/Function',
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/05/[$LATEST]0',
    AWS_ENDPOINT_URL: connect.url,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  });

  async function run(folder: string, event: unknown): Promise<BundleRun> {
    const deployed = connect.functions.find(({ name }) => name === logicalIdOf(folder));
    if (deployed === undefined) throw new Error(`There is no function of the folder ${folder}.`);
    return runBundle(deployed.codeDir, deployed.handler, { ...deployed.environment, ...environment() }, event);
  }

  test.each(folders)(
    '%s answers an event, logs JSON with the request’s id, and ends when it is told to',
    async (folder) => {
      const [file = ''] = TOLD_OF.get(folder) ?? eventsIn(folder).filter((name) => !name.startsWith('bad-'));
      const { ending, requestId, lines, signal, initMs, answerMs } = await run(folder, readEvent(folder, file));
      expect({ folder, file, kind: ending.kind, id: ending.requestId, signal }).toEqual({
        folder,
        file,
        kind: 'response',
        id: requestId,
        signal: 'SIGTERM',
      });
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
      const logged = lines.map((line) => JSON.parse(line)).filter((line) => line._aws === undefined);
      for (const line of logged)
        expect(line).toMatchObject({ function_request_id: requestId, level: expect.any(String) });
      const atLeast = await runBundle(floor, 'index.handler', environment(), {});
      console.info(
        `${folder}: init ${initMs.toFixed(0)} ms (the floor ${atLeast.initMs.toFixed(0)}), ` +
          `first answer ${answerMs.toFixed(0)} ms (the floor ${atLeast.answerMs.toFixed(0)})`,
      );
    },
  );
});
