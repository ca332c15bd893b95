import { describe, expect, test } from '@jest/globals';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { NotSettled, Work } from '../../../local/clock/work.ts';

describe('the counter of work under way', () => {
  test('it is settled at once when nothing is under way', async () => {
    await expect(new Work().settled(new ManualTransportClock(0), 1000)).resolves.toBeUndefined();
  });

  test('it settles when the last piece has ended', async () => {
    const work = new Work();
    const endFlow = work.begin('the flow');
    const endFunction = work.begin('the function');
    let settled = false;
    const waiting = work.settled(new ManualTransportClock(0), 1000).then(() => {
      settled = true;
    });

    endFlow();
    await Promise.resolve();
    expect(settled).toBe(false);
    expect(work.holders).toEqual(['the function']);

    endFunction();
    await waiting;
    expect(settled).toBe(true);
  });

  test('work that begins other work before it ends keeps the counter from nothing', async () => {
    const work = new Work();
    const endFirst = work.begin('first');
    const waiting = work.settled(new ManualTransportClock(0), 1000);
    const endSecond = work.begin('second');
    endFirst();
    expect(work.idle).toBe(false);
    endSecond();
    await waiting;
    expect(work.idle).toBe(true);
  });

  test('ending twice ends once', () => {
    const work = new Work();
    work.begin('one');
    const end = work.begin('two');
    end();
    end();
    expect(work.holders).toEqual(['one']);
  });

  test('work that does not come to rest is named', async () => {
    const work = new Work();
    const transport = new ManualTransportClock(0);
    work.begin('the function SetChatTimers');
    const waiting = work.settled(transport, 1000);
    transport.advance(1000);

    await expect(waiting).rejects.toThrow(NotSettled);
    await expect(waiting).rejects.toMatchObject({ waitingFor: ['the function SetChatTimers'] });
  });

  test('work that fails has ended', async () => {
    const work = new Work();
    const failing = work.during('a delivery', async () => {
      throw new Error('lost');
    });
    await expect(failing).rejects.toThrow('lost');
    expect(work.idle).toBe(true);
  });
});
