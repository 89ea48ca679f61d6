import { Injectable } from '@nestjs/common';
import { Counter, Registry, collectDefaultMetrics } from 'prom-client';

@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly lookups = new Counter({
    name: 'catalog_product_lookups_total',
    help: 'Products looked up, by result',
    labelNames: ['result'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  countLookup(result: 'hit' | 'miss'): void {
    this.lookups.inc({ result });
  }

  render(): Promise<string> {
    return this.registry.metrics();
  }
}
