import type { Client, MetadataBearer } from '@smithy/types';

/** The process was killed: nothing that it was about to do is done. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * One Lambda process, which can be killed right before or right after one of its calls. After that, it calls nobody any
 * more.
 */
export class Process {
  readonly #killAt: number | undefined;
  readonly #when: 'before' | 'after';
  readonly #see: (message: unknown) => void;
  #calls = 0;
  #dead = false;

  /** @param see told of what each call sends and gets */
  constructor(killAt?: number, when: 'before' | 'after' = 'before', see: (message: unknown) => void = () => undefined) {
    this.#killAt = killAt;
    this.#when = when;
    this.#see = see;
  }

  get calls(): number {
    return this.#calls;
  }

  get wasKilled(): boolean {
    return this.#dead;
  }

  watch<Inputs extends object, Outputs extends MetadataBearer, Config, Watched extends Client<Inputs, Outputs, Config>>(
    client: Watched & Client<Inputs, Outputs, Config>,
  ): Watched {
    client.middlewareStack.add(
      (next) => async (args) => {
        this.#dieIf(false);
        this.#calls += 1;
        const isLast = this.#calls === this.#killAt;
        this.#dieIf(isLast && this.#when === 'before');
        this.#see(args.input);
        const answer = await next(args);
        this.#see(answer.output);
        this.#dieIf(isLast && this.#when === 'after');
        return answer;
      },
      { step: 'initialize', name: 'process' },
    );
    return client;
  }

  #dieIf(now: boolean): void {
    if (now) this.#dead = true;
    if (this.#dead) throw new Killed();
  }
}
