import { Module } from '@nestjs/common';
import { KernelModule } from '@shop/kernel';
import { MessagingModule } from '@shop/messaging';
import { Mailer } from './notifications/mailer';
import { NotificationsController } from './notifications/notifications.controller';
import { NotificationsService } from './notifications/notifications.service';

@Module({
  imports: [KernelModule, MessagingModule],
  controllers: [NotificationsController],
  providers: [NotificationsService, Mailer],
})
export class AppModule {}
