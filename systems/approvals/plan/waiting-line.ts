/** A binary heap of procedures by the workday on which they finish; of those on one day, the first in the list. */
export class WaitingLine {
  readonly #finish: number[] = [];
  readonly #at: number[] = [];

  add(finish: number, at: number): void {
    let place = this.#finish.length;
    this.#finish.push(finish);
    this.#at.push(at);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#before(place, parent)) break;
      this.#swap(place, parent);
      place = parent;
    }
  }

  isEmpty(): boolean {
    return this.#at.length === 0;
  }

  /** The one that finishes first, taken out; undefined when the line is empty. */
  take(): { readonly finish: number; readonly at: number } | undefined {
    const [finish, at] = [this.#finish[0], this.#at[0]];
    if (finish === undefined || at === undefined) return undefined;
    this.#swap(0, this.#finish.length - 1);
    this.#finish.pop();
    this.#at.pop();
    for (let place = 0; ; ) {
      let least = place;
      for (let child = 2 * place + 1; child <= 2 * place + 2; child++) {
        if (child < this.#finish.length && this.#before(child, least)) least = child;
      }
      if (least === place) return { finish, at };
      this.#swap(place, least);
      place = least;
    }
  }

  #before(one: number, other: number): boolean {
    const difference = this.#finish[one]! - this.#finish[other]!;
    return difference < 0 || (difference === 0 && this.#at[one]! < this.#at[other]!);
  }

  #swap(one: number, other: number): void {
    const [finish, at] = [this.#finish[one]!, this.#at[one]!];
    this.#finish[one] = this.#finish[other]!;
    this.#at[one] = this.#at[other]!;
    this.#finish[other] = finish;
    this.#at[other] = at;
  }
}
