import { Controller, Get, Param } from '@nestjs/common';
import { ProductsService } from './products.service';

@Controller('products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Get(':sku')
  async get(@Param('sku') sku: string): Promise<{ sku: string; name: string; priceCents: number }> {
    const { name, price } = await this.products.get(sku);
    return { sku, name, priceCents: price.cents };
  }
}
