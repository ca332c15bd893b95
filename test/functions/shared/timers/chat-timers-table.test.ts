import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TimerMinutes } from '../../../../functions/shared/timers/chat-timers.ts';
import { ChatTimersTable } from '../../../../functions/shared/timers/chat-timers-table.ts';
import { namesOf, requestTimers, settingsOf, toSendAgain } from '../../../../functions/shared/timers/timer-requests.ts';
import { TestTable } from '../../support/aws-server.ts';
import { momentAt } from '../../support/moment.ts';

const STARTED_AT_MS = 1_795_255_200_000;

let server: TestTable;
let table: ChatTimersTable;
beforeAll(async () => {
  server = await TestTable.start();
  table = new ChatTimersTable(server.client(), server.name);
});
afterAll(() => server.stop());

const moment = () => momentAt(STARTED_AT_MS);

const untilMs = STARTED_AT_MS + 1000;

describe('a chat’s row', () => {
  test('keeps the newest of each timer by itself', async () => {
    const id = randomUUID();
    const older = requestTimers({ customerIdleMinutes: 5, agentIdleMinutes: 5 }, STARTED_AT_MS, 'older');
    await table.note(id, requestTimers({ agentIdleMinutes: 9 }, STARTED_AT_MS + 1, 'newer'), moment());
    const noted = await table.note(id, older, moment());
    expect(settingsOf(noted.row.timers)).toEqual({ customerIdleMinutes: 5, agentIdleMinutes: 9 });
    expect(namesOf(toSendAgain(older, noted))).toEqual(['agentIdleMinutes']);
  });

  test('a row that could not be written has everything sent once more', () => {
    const requests = requestTimers({ agentIdleMinutes: 5 }, STARTED_AT_MS, 'request');
    expect(toSendAgain(requests, undefined)).toEqual(requests);
  });

  test('two requests in a row for other minutes may arrive in either order while the first can be on its way, and not after', async () => {
    const again = async (laterMs: number, minutes: TimerMinutes) => {
      const id = randomUUID();
      const first = requestTimers({ agentIdleMinutes: 5 }, STARTED_AT_MS, 'first');
      const second = requestTimers({ agentIdleMinutes: minutes }, STARTED_AT_MS + laterMs, 'second');
      await table.note(id, first, moment());
      return settingsOf(toSendAgain(second, await table.note(id, second, moment())));
    };
    expect(await again(9000, 6)).toEqual({ agentIdleMinutes: 6 });
    expect(await again(9001, 6)).toEqual({});
    expect(await again(1, 5)).toEqual({});
  });

  test('an entry that is ours already, as after a lost answer, hides what was there before: it is sent again', async () => {
    const id = randomUUID();
    const requests = requestTimers({ agentIdleMinutes: 5 }, STARTED_AT_MS, 'request');
    await table.note(id, requests, moment());
    expect(toSendAgain(requests, await table.note(id, requests, moment()))).toEqual(requests);
  });

  test('what failed for good gives its place back to what it replaced, and leaves what came after', async () => {
    const id = randomUUID();
    const note = (settings: object, requestId: string) =>
      table.note(id, requestTimers(settings, STARTED_AT_MS, requestId), moment());
    await note({ customerIdleMinutes: 5 }, 'earlier');
    const failed = { customerIdleMinutes: 6, agentIdleMinutes: 6, customerAutoDisconnectMinutes: 6 };
    const { replaced } = await note(failed, 'failed');
    await note({ customerAutoDisconnectMinutes: 7 }, 'later');
    const requests = requestTimers(failed, STARTED_AT_MS, 'failed');
    await table.takeBack(id, { requests, replaced }, moment());
    const row = await table.lease(id, { holder: 'holder', untilMs }, moment());
    expect(row && settingsOf(row.timers)).toEqual({ customerIdleMinutes: 5, customerAutoDisconnectMinutes: 7 });
  });

  test('only the holder of a lease gives it back', async () => {
    const id = randomUUID();
    await table.lease(id, { holder: 'holder', untilMs }, moment());
    await table.release(id, 'another', moment());
    expect(await table.lease(id, { holder: 'another', untilMs }, moment())).toBeUndefined();
    await table.release(id, 'holder', moment());
    expect(await table.lease(id, { holder: 'another', untilMs }, moment())).toBeDefined();
  });
});
