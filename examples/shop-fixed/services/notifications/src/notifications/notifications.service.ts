import { Injectable, OnModuleInit } from '@nestjs/common';
import { Money } from '@shop/kernel';
import { EventBus, OrderPlaced } from '@shop/messaging';
import { Mailer } from './mailer';

@Injectable()
export class NotificationsService implements OnModuleInit {
  private count = 0;

  constructor(
    private readonly events: EventBus,
    private readonly mailer: Mailer,
  ) {}

  get sent(): number {
    return this.count;
  }

  onModuleInit(): void {
    this.events.subscribe(OrderPlaced.channel, (message) => this.confirm(OrderPlaced.parse(message)));
  }

  async confirm(order: OrderPlaced): Promise<void> {
    await this.mailer.send({
      to: order.email,
      subject: `Your order ${order.orderId}`,
      text: `Thank you! The total is ${Money.ofCents(order.totalCents)}.`,
    });
    this.count += 1;
  }
}
