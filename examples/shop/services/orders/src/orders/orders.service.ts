import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EventBus, OrderPlaced } from '@shop/messaging';
import { MetricsService } from '../metrics/metrics.service';
import { CatalogClient } from './catalog.client';
import { NewOrder, Order } from './order';
import { OrdersRepository } from './orders.repository';

@Injectable()
export class OrdersService {
  constructor(
    private readonly catalog: CatalogClient,
    private readonly orders: OrdersRepository,
    private readonly events: EventBus,
    private readonly metrics: MetricsService,
  ) {}

  async place(request: NewOrder): Promise<Order> {
    const price = await this.catalog.priceOf(request.sku);
    const order: Order = { ...request, id: randomUUID(), total: price.times(request.quantity) };
    await this.orders.save(order);
    await this.events.publish(
      OrderPlaced.channel,
      new OrderPlaced(order.id, order.email, order.total.cents),
    );
    this.metrics.countPlaced();
    return order;
  }
}
