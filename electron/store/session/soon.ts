/** Does one thing a while after it was asked for, however often it is asked for. It keeps no process alive. */
export class Soon {
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly run: () => void,
    private readonly ms: number,
    /** After the first time it was asked for, or once nobody has asked for a while. */
    private readonly counts: 'from-first' | 'from-last',
  ) {}

  ask(): void {
    if (this.#timer !== null) {
      if (this.counts === 'from-last') this.#timer.refresh();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.run();
    }, this.ms).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
