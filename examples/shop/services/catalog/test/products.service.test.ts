import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotFoundException } from '@nestjs/common';
import { ProductsService } from '../src/products/products.service';

test('an unknown product is not found, and counted as a miss', async () => {
  const results: string[] = [];
  const service = new ProductsService(
    { findBySku: async () => undefined } as never,
    { countLookup: (result: string) => results.push(result) } as never,
  );

  await assert.rejects(service.get('lamp'), NotFoundException);
  assert.deepEqual(results, ['miss']);
});
