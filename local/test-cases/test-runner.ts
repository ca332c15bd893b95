import type { Work } from '../clock/work.ts';
import type { Chance, ChatClock, ChatEngine, ChatEvent } from '../engine/index.ts';
import type { Instance } from '../instance.ts';
import { Execution, type Patience } from './execution.ts';
import type { PlayableTestCase } from './playable.ts';
import type { Simulations } from './simulations.ts';

interface TestRunnerParts {
  readonly engine: ChatEngine;
  readonly clock: ChatClock;
  readonly work: Work;
  readonly chance: Chance;
  readonly instance: Instance;
  readonly simulations: Simulations;
}

/** Runs test cases in chats of the instance. */
export class TestRunner {
  readonly #parts: TestRunnerParts;
  readonly #underWay = new Set<Execution>();
  /** Those that have something to do as soon as nothing is under way. */
  #toWake = new Set<Execution>();

  constructor(parts: TestRunnerParts) {
    this.#parts = parts;
    parts.work.onTurn(() => {
      if (parts.work.idle) this.#wake();
    });
  }

  /** How many tests go on. */
  get underWay(): number {
    return this.#underWay.size;
  }

  onChatEvent(event: ChatEvent): void {
    for (const execution of this.#underWay) execution.onChatEvent(event);
  }

  /** Starts a test, which goes on as its chat does and as the chat clock is turned. Throws `Refusal`. */
  begin(testCase: PlayableTestCase, options: { patience: Patience; onFinished?: () => void }): Execution {
    const { engine, clock, instance, chance, simulations } = this.#parts;
    const execution: Execution = new Execution(
      {
        ...{ engine, clock, instance, chance, setSimulation: simulations.set },
        wakeAtRest: () => this.#wakeAtRest(execution),
        onFinished: () => {
          this.#underWay.delete(execution);
          this.#toWake.delete(execution);
          options.onFinished?.();
        },
      },
      testCase,
      options.patience,
    );
    this.#underWay.add(execution);
    try {
      execution.start();
    } catch (error) {
      this.#underWay.delete(execution);
      throw error;
    }
    return execution;
  }

  #wakeAtRest(execution: Execution): void {
    this.#toWake.add(execution);
    // So that there is a rest to come where nothing is under way now.
    if (this.#parts.work.idle) queueMicrotask(this.#parts.work.begin('a test case'));
  }

  /** The work is begun before the rest is over, so that nobody takes the chat for settled. */
  #wake(): void {
    if (this.#toWake.size === 0) return;
    const woken = this.#toWake;
    this.#toWake = new Set();
    const end = this.#parts.work.begin('a test case');
    queueMicrotask(() => {
      for (const execution of woken) execution.onRest();
      end();
    });
  }
}
