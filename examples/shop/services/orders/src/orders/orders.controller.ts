import { Body, Controller, Post } from '@nestjs/common';
import { parseNewOrder } from './order';
import { OrdersService } from './orders.service';

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Post()
  async place(@Body() body: unknown): Promise<{ id: string; total: string }> {
    const order = await this.orders.place(parseNewOrder(body));
    return { id: order.id, total: order.total.toString() };
  }
}
