import { Injectable, NotFoundException } from '@nestjs/common';
import { MetricsService } from '../metrics/metrics.service';
import { Product } from './product';
import { ProductsRepository } from './products.repository';

@Injectable()
export class ProductsService {
  constructor(
    private readonly products: ProductsRepository,
    private readonly metrics: MetricsService,
  ) {}

  async get(sku: string): Promise<Product> {
    const product = await this.products.findBySku(sku);
    this.metrics.countLookup(product ? 'hit' : 'miss');
    if (!product) {
      throw new NotFoundException(`no product ${sku}`);
    }
    return product;
  }
}
