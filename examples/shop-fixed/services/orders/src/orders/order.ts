import { BadRequestException } from '@nestjs/common';
import { Money } from '@shop/kernel';

export interface NewOrder {
  readonly sku: string;
  readonly quantity: number;
  readonly email: string;
}

export interface Order extends NewOrder {
  readonly id: string;
  readonly total: Money;
}

/** A request's body as an order, or a 400 that says what is wrong with it. */
export function parseNewOrder(body: unknown): NewOrder {
  const { sku, quantity, email } = Object(body) as Record<string, unknown>;
  if (typeof sku !== 'string' || sku === '') {
    throw new BadRequestException('sku is missing');
  }
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1) {
    throw new BadRequestException('quantity must be a whole number from 1');
  }
  if (typeof email !== 'string' || !email.includes('@')) {
    throw new BadRequestException('email is not an address');
  }
  return { sku, quantity, email };
}
