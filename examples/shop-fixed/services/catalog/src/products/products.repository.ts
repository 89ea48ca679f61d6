import { Injectable } from '@nestjs/common';
import { Database, Money } from '@shop/kernel';
import { Product } from './product';

interface ProductRow {
  sku: string;
  name: string;
  price_cents: number;
}

@Injectable()
export class ProductsRepository {
  constructor(private readonly database: Database) {}

  async findBySku(sku: string): Promise<Product | undefined> {
    const [row] = await this.database.query<ProductRow>(
      'SELECT sku, name, price_cents FROM products WHERE sku = $1',
      [sku],
    );
    return row && { sku: row.sku, name: row.name, price: Money.ofCents(row.price_cents) };
  }
}
