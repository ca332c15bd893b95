import { afterEach, describe, expect, test } from '@jest/globals';
import { ChatTimeForWorkers, chatTimeReader } from '../../../local/lambda/chat-time.ts';
import { CHAT_START_MS, deployedFunction, startHost } from './start-host.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

describe('Date in a worker', () => {
  test('reads the chat clock, in every form, while timers stay real', async () => {
    const { host, driver } = startHost([deployedFunction({ name: 'time' })]);
    closers.push(() => host.close());
    await driver.advance(60_000);
    const nowMs = CHAT_START_MS + 60_000;
    expect(await host.invoke('time', {})).toEqual({
      ok: true,
      payload: {
        now: nowMs,
        constructed: new Date(nowMs).toISOString(),
        subclass: new Date(nowMs).toISOString(),
        text: expect.stringMatching(/2030/),
        given: '2020-01-01T00:00:00.000Z',
        parts: 2,
        isDate: true,
        timerTookTime: true,
      },
    });
  });

  test('follows an advance in a worker that is warm already', async () => {
    const { host, driver } = startHost([deployedFunction({ name: 'time' })]);
    closers.push(() => host.close());
    await host.invoke('time', {});
    await driver.advance(1);
    expect(await host.invoke('time', {})).toMatchObject({ payload: { now: CHAT_START_MS + 1 } });
  });

  test('shows a deadline’s own time to the work that the deadline starts', async () => {
    const { host, driver, chatClock } = startHost([deployedFunction({ name: 'time' })]);
    closers.push(() => host.close());
    let result: Promise<unknown> = Promise.resolve();
    chatClock.after(5000, 'OTHER', () => {
      result = host.invoke('time', {});
    });
    await driver.advance(9000);
    expect(await result).toMatchObject({ payload: { now: CHAT_START_MS + 5000 } });
  });
});

describe('the chat time that workers read', () => {
  test('runs at the rate of a live clock from its anchor', () => {
    const { driver, transport } = startHost([]);
    const read = chatTimeReader(new ChatTimeForWorkers(driver).buffer);
    driver.setMode({ mode: 'live', rate: 60 });
    expect(read(transport.nowMs)).toBe(CHAT_START_MS);
    expect(read(transport.nowMs + 1000)).toBe(CHAT_START_MS + 60_000);
    driver.stop();
  });

  test('stands still on a manual clock', () => {
    const { driver, transport } = startHost([]);
    const read = chatTimeReader(new ChatTimeForWorkers(driver).buffer);
    expect(read(transport.nowMs + 1_000_000)).toBe(CHAT_START_MS);
  });
});
