import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadRequestException } from '@nestjs/common';
import { parseNewOrder } from '../src/orders/order';

test('takes the three fields of an order and nothing else', () => {
  const order = { sku: 'lamp', quantity: 2, email: 'ada@example.com' };
  assert.deepEqual(parseNewOrder({ ...order, price: 0 }), order);
});

test('refuses half a lamp', () => {
  assert.throws(
    () => parseNewOrder({ sku: 'lamp', quantity: 0.5, email: 'ada@example.com' }),
    BadRequestException,
  );
});
