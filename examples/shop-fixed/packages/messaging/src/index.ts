export { EventBus } from './event-bus';
export { OrderPlaced } from './events';
export { MessagingModule } from './messaging.module';
