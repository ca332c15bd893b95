import { describe, expect, test } from '@jest/globals';
import { ClockDriver } from '../../../local/clock/clock-driver.ts';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { Work } from '../../../local/clock/work.ts';
import { ChatClock } from '../../../local/engine/index.ts';

const MINUTE_MS = 60_000;

function prepare() {
  const chat = new ChatClock(0);
  const transport = new ManualTransportClock(0);
  const work = new Work();
  return { chat, transport, work, driver: new ClockDriver({ chat, transport, work }) };
}

describe('manual mode', () => {
  test('time stands still until it is advanced', async () => {
    const { chat, transport, driver } = prepare();
    transport.advance(MINUTE_MS);
    driver.catchUp();
    expect(chat.nowMs).toBe(0);

    await driver.advance(5 * MINUTE_MS);
    expect(chat.nowMs).toBe(5 * MINUTE_MS);
  });

  test('an advance visits every deadline in order, each at its own time', async () => {
    const { chat, driver } = prepare();
    const visited: number[] = [];
    const visit = () => visited.push(chat.nowMs);
    chat.after(3 * MINUTE_MS, 'OTHER', visit);
    chat.after(MINUTE_MS, 'OTHER', () => {
      visit();
      chat.after(MINUTE_MS, 'OTHER', visit);
    });

    await driver.advance(10 * MINUTE_MS);
    expect(visited).toEqual([MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS]);
    expect(chat.nowMs).toBe(10 * MINUTE_MS);
  });

  test('it settles after each deadline before it goes to the next', async () => {
    const { chat, work, driver } = prepare();
    const told: string[] = [];
    chat.after(MINUTE_MS, 'OTHER', () => {
      void work.during('what the first set off', async () => {
        await Promise.resolve();
        told.push(`first, at ${chat.nowMs / MINUTE_MS} min`);
      });
    });
    chat.after(2 * MINUTE_MS, 'OTHER', () => told.push(`second, at ${chat.nowMs / MINUTE_MS} min`));

    await driver.advance(5 * MINUTE_MS);
    expect(told).toEqual(['first, at 1 min', 'second, at 2 min']);
  });

  test('480 minutes in one step and in 480 steps end in the same state', async () => {
    const inOneStep = prepare();
    const inMany = prepare();
    const visits = [inOneStep, inMany].map(({ chat }) => {
      const visited: number[] = [];
      const again = () => {
        visited.push(chat.nowMs);
        chat.after(7 * MINUTE_MS, 'OTHER', again);
      };
      again();
      return visited;
    });

    await inOneStep.driver.advance(480 * MINUTE_MS);
    for (let step = 0; step < 480; step += 1) await inMany.driver.advance(MINUTE_MS);
    expect(visits[1]).toEqual(visits[0]);
    expect(inMany.chat.nowMs).toBe(inOneStep.chat.nowMs);
  });

  test('advances wait for each other', async () => {
    const { chat, driver } = prepare();
    await Promise.all([driver.advance(MINUTE_MS), driver.advance(MINUTE_MS)]);
    expect(chat.nowMs).toBe(2 * MINUTE_MS);
  });

  test('the next timer is the next participant timer, past other deadlines', async () => {
    const { chat, driver } = prepare();
    const fired: string[] = [];
    chat.after(MINUTE_MS, 'WAIT', () => fired.push('wait'));
    chat.after(2 * MINUTE_MS, 'IDLE_TIMER', () => fired.push('idle'));
    chat.after(3 * MINUTE_MS, 'DISCONNECT_TIMER', () => fired.push('disconnect'));

    expect(await driver.advanceToNextTimer()).toBe(true);
    expect(fired).toEqual(['wait', 'idle']);
    expect(await driver.advanceToNextTimer()).toBe(true);
    expect(await driver.advanceToNextTimer()).toBe(false);
    expect(chat.nowMs).toBe(3 * MINUTE_MS);
  });

  test('the next deadline is a timer, a wait, or whatever a person waits for; a chat’s duration is not', async () => {
    const { chat, driver } = prepare();
    const fired: string[] = [];
    chat.after(MINUTE_MS, 'CHAT_DURATION', () => fired.push('duration'));
    chat.after(2 * MINUTE_MS, 'WAIT', () => fired.push('wait'));
    chat.after(3 * MINUTE_MS, 'IDLE_TIMER', () => fired.push('idle'));
    chat.after(4 * MINUTE_MS, 'OTHER', () => fired.push('other'));

    expect(driver.nextDeadline).toMatchObject({ kind: 'WAIT', dueAtMs: 2 * MINUTE_MS });
    expect(await driver.advanceToNextDeadline()).toBe(true);
    expect(fired).toEqual(['duration', 'wait']);
    expect(await driver.advanceToNextDeadline()).toBe(true);
    expect(await driver.advanceToNextDeadline()).toBe(false);
    expect(chat.nowMs).toBe(3 * MINUTE_MS);
  });

  test('an advance that cannot settle names what it waits for, and the next one is not spoiled', async () => {
    const { chat, transport, work, driver } = prepare();
    const end = work.begin('the flow Chat welcome');
    const stuck = driver.advance(MINUTE_MS);
    // Lets the advance begin to wait before the transport clock runs out.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    transport.advance(10 * MINUTE_MS);
    await expect(stuck).rejects.toThrow('the flow Chat welcome');

    end();
    await driver.advance(MINUTE_MS);
    expect(chat.nowMs).toBe(MINUTE_MS);
  });
});

describe('live mode', () => {
  test('the chat clock runs at its rate of the transport clock', () => {
    const { chat, transport, driver } = prepare();
    driver.setMode({ mode: 'live', rate: 60 });
    transport.advance(1000);
    driver.catchUp();
    expect(chat.nowMs).toBe(MINUTE_MS);
  });

  test('deadlines fire by themselves', () => {
    const { chat, transport, driver } = prepare();
    driver.setMode({ mode: 'live', rate: 1 });
    const fired: number[] = [];
    chat.after(5000, 'OTHER', () => fired.push(chat.nowMs));
    transport.advance(6000);
    expect(fired).toEqual([5000]);
    driver.stop();
  });

  test('an advance leaps ahead, and the clock runs on from there', async () => {
    const { chat, transport, driver } = prepare();
    driver.setMode({ mode: 'live', rate: 1 });
    await driver.advance(5 * MINUTE_MS);
    transport.advance(1000);
    driver.catchUp();
    expect(chat.nowMs).toBe(5 * MINUTE_MS + 1000);
    driver.stop();
  });

  test('while it leaps, whoever follows it sees the time of the deadline that fires', async () => {
    const { chat, driver } = prepare();
    driver.setMode({ mode: 'live', rate: 1 });
    const seen: number[] = [];
    chat.after(MINUTE_MS, 'OTHER', () => seen.push(driver.anchor.chatMs));
    await driver.advance(5 * MINUTE_MS);
    expect(seen).toEqual([MINUTE_MS]);
    expect(driver.anchor).toEqual({ chatMs: 5 * MINUTE_MS, transportMs: 0, rate: 1 });
    driver.stop();
  });

  test('at a rate above 1 it rests while work is under way, and runs on when that has ended', () => {
    const { chat, transport, work, driver } = prepare();
    driver.setMode({ mode: 'live', rate: 600 });
    transport.advance(100);
    driver.catchUp();
    const end = work.begin('the function LookUpContact');
    transport.advance(600);
    driver.catchUp();
    expect(chat.nowMs).toBe(MINUTE_MS);
    expect(driver.anchor).toEqual({ chatMs: MINUTE_MS, transportMs: 0, rate: 0 });

    end();
    transport.advance(100);
    driver.catchUp();
    expect(chat.nowMs).toBe(2 * MINUTE_MS);
    driver.stop();
  });

  test('at a rate above 1 it rests at the deadline that has set off work, however late it was seen', () => {
    const { chat, transport, work, driver } = prepare();
    const fired: number[] = [];
    const ends: (() => void)[] = [];
    chat.after(MINUTE_MS, 'OTHER', () => ends.push(work.begin('what it set off')));
    chat.after(2 * MINUTE_MS, 'OTHER', () => fired.push(chat.nowMs));
    driver.setMode({ mode: 'live', rate: 600 });
    transport.advance(5000);
    expect(chat.nowMs).toBe(MINUTE_MS);
    expect(fired).toEqual([]);

    for (const end of ends) end();
    transport.advance(100);
    driver.catchUp();
    expect(fired).toEqual([2 * MINUTE_MS]);
    driver.stop();
  });

  test('at a rate of 1 work takes the time that it takes', () => {
    const { chat, transport, work, driver } = prepare();
    driver.setMode({ mode: 'live', rate: 1 });
    const end = work.begin('the function LookUpContact');
    transport.advance(600);
    driver.catchUp();
    expect(chat.nowMs).toBe(600);
    end();
    driver.stop();
  });

  test('back in manual mode it stands where it was', () => {
    const { chat, transport, driver } = prepare();
    driver.setMode({ mode: 'live', rate: 1 });
    transport.advance(1000);
    driver.setMode({ mode: 'manual' });
    transport.advance(9000);
    driver.catchUp();
    expect(chat.nowMs).toBe(1000);
    expect(driver).toMatchObject({ mode: 'manual', rate: 0 });
  });
});
