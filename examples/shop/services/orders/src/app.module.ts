import { Module } from '@nestjs/common';
import { DatabaseModule, KernelModule } from '@shop/kernel';
import { MessagingModule } from '@shop/messaging';
import { MetricsController } from './metrics/metrics.controller';
import { MetricsService } from './metrics/metrics.service';
import { CatalogClient } from './orders/catalog.client';
import { OrdersController } from './orders/orders.controller';
import { OrdersRepository } from './orders/orders.repository';
import { OrdersService } from './orders/orders.service';

@Module({
  imports: [KernelModule, DatabaseModule, MessagingModule],
  controllers: [OrdersController, MetricsController],
  providers: [OrdersService, OrdersRepository, CatalogClient, MetricsService],
})
export class AppModule {}
