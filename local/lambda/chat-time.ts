import type { ClockDriver } from '../clock/clock-driver.ts';

/** Three Float64 (chat ms, transport ms, rate), then one Int32 that is odd while the three are being written. */
const BYTES = 4 * 8;
const VERSION_OFFSET = 3 * 8;

/** Writes the chat clock's anchor where every worker can read it, without a message: a busy worker sees it too. */
export class ChatTimeForWorkers {
  readonly buffer = new SharedArrayBuffer(BYTES);
  readonly #driver: ClockDriver;
  readonly #anchor = new Float64Array(this.buffer, 0, 3);
  readonly #version = new Int32Array(this.buffer, VERSION_OFFSET, 1);

  constructor(driver: ClockDriver) {
    this.#driver = driver;
    driver.onChange(() => this.refresh());
    this.refresh();
  }

  /** What the chat clock shows. */
  get nowMs(): number {
    return this.#driver.nowMs;
  }

  /** For whoever starts work while a deadline fires: the driver tells of the new time only after it. */
  refresh(): void {
    const { chatMs, transportMs, rate } = this.#driver.anchor;
    Atomics.add(this.#version, 0, 1);
    this.#anchor[0] = chatMs;
    this.#anchor[1] = transportMs;
    this.#anchor[2] = rate;
    Atomics.add(this.#version, 0, 1);
  }
}

/** The reader's side: what the chat clock shows when the machine's clock shows `machineMs`, in whole milliseconds. */
export function chatTimeReader(buffer: SharedArrayBuffer): (machineMs: number) => number {
  const anchor = new Float64Array(buffer, 0, 3);
  const version = new Int32Array(buffer, VERSION_OFFSET, 1);
  return (machineMs) => {
    for (;;) {
      const before = Atomics.load(version, 0);
      const [chatMs = 0, transportMs = 0, rate = 0] = anchor;
      if (before % 2 === 0 && Atomics.load(version, 0) === before) {
        return Math.floor(chatMs + Math.max(0, machineMs - transportMs) * rate);
      }
    }
  };
}
