import type { WatchedAction } from '../flows/index.ts';
import type { FlowResource, Strategy } from '../test-language/index.ts';
import { isSameAction } from './match-event.ts';

type Override = FlowResource & { readonly strategy: Strategy };

/**
 * What takes the place of flow actions: each once, the oldest first (developer guide,
 * testing-language-actions-override-system-behavior).
 */
export class Overrides {
  #waiting: readonly Override[] = [];

  add(override: Override): void {
    this.#waiting = [...this.#waiting, override];
  }

  /** The one for this action, which is used up. */
  take(action: WatchedAction): Strategy | undefined {
    const found = this.#waiting.find((override) => isSameAction(override, action));
    this.#waiting = this.#waiting.filter((override) => override !== found);
    return found?.strategy;
  }

  /** Those that no action has taken. */
  get unused(): readonly FlowResource[] {
    return this.#waiting;
  }
}
