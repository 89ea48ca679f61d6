import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Money } from '../src/money';

test('multiplies without rounding errors', () => {
  assert.equal(Money.ofCents(1_999).times(3).toString(), '59.97 EUR');
});

test('refuses parts of a cent', () => {
  assert.throws(() => Money.ofCents(0.5), RangeError);
});
