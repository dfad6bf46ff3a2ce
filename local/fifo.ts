interface Link<T> {
  value: T;
  next: Link<T> | undefined;
}

/** First in, first out, in constant time: `Array.shift` copies the whole array, which a backlog of 100,000 feels. */
export class Fifo<T> {
  #first: Link<T> | undefined;
  #last: Link<T> | undefined;

  push(value: T): void {
    const link: Link<T> = { value, next: undefined };
    if (this.#last) this.#last.next = link;
    else this.#first = link;
    this.#last = link;
  }

  shift(): T | undefined {
    const link = this.#first;
    if (!link) return undefined;
    this.#first = link.next;
    if (!this.#first) this.#last = undefined;
    return link.value;
  }

  peek(): T | undefined {
    return this.#first?.value;
  }

  clear(): void {
    this.#first = undefined;
    this.#last = undefined;
  }
}
