/** An amount in cents: sums of prices never meet a rounding error. */
export class Money {
  private constructor(readonly cents: number) {}

  static ofCents(cents: number): Money {
    if (!Number.isSafeInteger(cents)) {
      throw new RangeError(`not a whole number of cents: ${cents}`);
    }
    return new Money(cents);
  }

  times(quantity: number): Money {
    return Money.ofCents(this.cents * quantity);
  }

  toString(): string {
    return `${(this.cents / 100).toFixed(2)} EUR`;
  }
}
