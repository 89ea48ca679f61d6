import { Injectable } from '@nestjs/common';
import { Counter, Registry, collectDefaultMetrics } from 'prom-client';

@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly placed = new Counter({
    name: 'orders_placed_total',
    help: 'Orders placed',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  countPlaced(): void {
    this.placed.inc();
  }

  render(): Promise<string> {
    return this.registry.metrics();
  }
}
