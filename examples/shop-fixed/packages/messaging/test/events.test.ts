import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrderPlaced } from '../src/events';

test('an event survives the way through Redis', () => {
  const event = new OrderPlaced('42', 'ada@example.com', 5_997);
  assert.deepEqual(OrderPlaced.parse(JSON.stringify(event)), event);
});
