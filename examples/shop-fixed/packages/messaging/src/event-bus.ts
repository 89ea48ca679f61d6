import { Injectable, Logger, OnModuleDestroy } from '@nestjs/common';
import { readSetting } from '@shop/kernel';
import { Redis } from 'ioredis';

/** Publishes and subscribes over Redis. It connects with the first call, and again when Redis comes back. */
@Injectable()
export class EventBus implements OnModuleDestroy {
  private readonly logger = new Logger(EventBus.name);
  private readonly publisher = this.connect(3);
  private readonly subscriber = this.connect(null);

  async publish(channel: string, event: object): Promise<void> {
    await this.publisher.publish(channel, JSON.stringify(event));
  }

  subscribe(channel: string, handle: (message: string) => Promise<void>): void {
    this.subscriber.on('message', (from: string, message: string) => {
      if (from === channel) {
        handle(message).catch((error: unknown) => this.logger.error(`${channel}: ${error}`));
      }
    });
    this.subscriber
      .subscribe(channel)
      .catch((error: unknown) => this.logger.error(`${channel}: ${error}`));
  }

  onModuleDestroy(): void {
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }

  private connect(maxRetriesPerRequest: number | null): Redis {
    const redis = new Redis(readSetting('REDIS_URL', 'redis://localhost:6379'), {
      lazyConnect: true,
      maxRetriesPerRequest,
    });
    return redis.on('error', (error: Error) => this.logger.warn(`redis: ${error.message}`));
  }
}
