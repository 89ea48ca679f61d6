/** A customer has ordered; the price is fixed from here on. */
export class OrderPlaced {
  static readonly channel = 'orders.placed';

  constructor(
    readonly orderId: string,
    readonly email: string,
    readonly totalCents: number,
  ) {}

  static parse(message: string): OrderPlaced {
    const { orderId, email, totalCents } = JSON.parse(message) as OrderPlaced;
    return new OrderPlaced(orderId, email, totalCents);
  }
}
