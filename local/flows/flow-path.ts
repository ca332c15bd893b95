/** A queue flow may go round for hours: the way is kept as far back as a person would look. */
const MAX_KEPT = 1000;

/** The way that a run has taken, action by action. */
export class FlowPath {
  #actionIds: string[] = [];

  get actionIds(): readonly string[] {
    return this.#actionIds.slice(-MAX_KEPT);
  }

  /** The actions since the last one was there before. */
  get lastCircle(): readonly string[] {
    const [last = ''] = this.#actionIds.slice(-1);
    const before = this.#actionIds.slice(0, -1).lastIndexOf(last);
    return this.#actionIds.slice(Math.max(before, 0));
  }

  add(actionId: string): void {
    this.#actionIds.push(actionId);
    if (this.#actionIds.length >= 2 * MAX_KEPT) this.#actionIds = this.#actionIds.slice(-MAX_KEPT);
  }
}
