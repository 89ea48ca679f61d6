import { Module } from '@nestjs/common';
import { DatabaseModule, KernelModule } from '@shop/kernel';
import { MetricsController } from './metrics/metrics.controller';
import { MetricsService } from './metrics/metrics.service';
import { ProductsController } from './products/products.controller';
import { ProductsRepository } from './products/products.repository';
import { ProductsService } from './products/products.service';

@Module({
  imports: [KernelModule, DatabaseModule],
  controllers: [ProductsController, MetricsController],
  providers: [ProductsService, ProductsRepository, MetricsService],
})
export class AppModule {}
