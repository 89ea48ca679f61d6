import { Injectable } from '@nestjs/common';
import { Database } from '@shop/kernel';
import { Order } from './order';

@Injectable()
export class OrdersRepository {
  constructor(private readonly database: Database) {}

  async save(order: Order): Promise<void> {
    await this.database.query(
      'INSERT INTO orders (id, sku, quantity, email, total_cents) VALUES ($1, $2, $3, $4, $5)',
      [order.id, order.sku, order.quantity, order.email, order.total.cents],
    );
  }
}
