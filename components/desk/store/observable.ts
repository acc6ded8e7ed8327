/** A value that can be watched: replaced as a whole, never changed. */
export class Observable<T extends object> {
  readonly #listeners = new Set<() => void>();
  state: T;

  constructor(state: T) {
    this.state = state;
  }

  /** Calls back after each change; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Replaces some of the value; nobody is called when all of it is as it was. */
  set(change: Partial<T>): void {
    const isSame = Object.entries(change).every(([key, value]) => Reflect.get(this.state, key) === value);
    if (isSame) return;
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
