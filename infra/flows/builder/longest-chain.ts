import { endsLambdaChain } from '../../../local/flow-language/index.ts';
import { type Block, chatTargetsOf } from './block.ts';
import { type CountedLoop, countedLoop } from './counted-loop.ts';

/** What a way cannot take: it does not lead there, or something ends the chain on it. */
const NO_WAY = Number.NEGATIVE_INFINITY;

/** A search from one block on. */
interface Search {
  /** Where it ends; absent, at whatever ends the chain. */
  readonly goal?: string;
  /** The Loop blocks whose round the search is in: coming back to one ends the round. */
  readonly open: readonly string[];
  /** The block where the chain starts, as long as no new round has begun since. */
  readonly start?: string;
}

/**
 * The longest that Lambda blocks can take in a row. A Loop does not end the chain: its body counts as often as the
 * literal count says, or once. A chain that starts within a round has one round less before it.
 */
export class LongestChain {
  readonly #blocks: ReadonlyMap<string, Block>;
  readonly #known = new Map<string, number>();

  constructor(blocks: ReadonlyMap<string, Block>) {
    this.#blocks = blocks;
  }

  secondsFrom(name: string): number {
    return this.#longest(name, { open: [], start: name });
  }

  #longest(name: string, search: Search): number {
    if (name === search.goal) return 0;
    const atEnd = search.goal === undefined ? 0 : NO_WAY;
    const block = this.#blocks.get(name);
    if (block === undefined || endsLambdaChain(block.type) || search.open.includes(name)) return atEnd;
    const key = JSON.stringify([name, search.goal, search.open, search.start]);
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const loop = countedLoop(block);
    const seconds = loop === undefined ? this.#through(block, search) : this.#throughLoop(name, loop, search);
    this.#known.set(key, seconds);
    return seconds;
  }

  #longestOf(names: readonly string[], search: Search): number {
    return Math.max(NO_WAY, ...names.map((name) => this.#longest(name, search)));
  }

  #through(block: Block, search: Search): number {
    const targets = chatTargetsOf(block);
    const atEnd = search.goal === undefined ? 0 : NO_WAY;
    return secondsOf(block) + (targets.length === 0 ? atEnd : this.#longestOf(targets, search));
  }

  #throughLoop(name: string, { rounds, body, done }: CountedLoop, search: Search): number {
    const { start, ...later } = search;
    const isWithin = start !== undefined && this.#isInRound(name, body, start);
    const left = isWithin ? rounds - 1 : rounds;
    const whenDone = this.#longestOf(done, search);
    // In its last round the chain may begin, and go on when the loop is done.
    if (body === undefined || left <= 0) return whenDone;
    const round = this.#longest(body, { goal: name, open: [...search.open, name] });
    const lastRound = this.#longest(body, { ...later, open: [...search.open, name] });
    const isUnbroken = round !== NO_WAY;
    return Math.max(
      isWithin ? whenDone : NO_WAY,
      isUnbroken ? left * round + whenDone : NO_WAY,
      (isUnbroken ? (left - 1) * round : 0) + lastRound,
    );
  }

  /** Whether a block lies in a round of a loop. */
  #isInRound(loop: string, body: string | undefined, name: string): boolean {
    const reached = new Set(body === undefined ? [] : [body]);
    for (const here of reached) {
      const block = here === loop ? undefined : this.#blocks.get(here);
      for (const target of block === undefined ? [] : chatTargetsOf(block)) reached.add(target);
    }
    return reached.has(name);
  }
}

function secondsOf({ type, parameters }: Block): number {
  return type === 'InvokeLambdaFunction' ? Number(parameters.InvocationTimeLimitSeconds) || 0 : 0;
}
