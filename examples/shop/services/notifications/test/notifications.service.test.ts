import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrderPlaced } from '@shop/messaging';
import { Mail } from '../src/notifications/mailer';
import { NotificationsService } from '../src/notifications/notifications.service';

test('confirms an order by mail', async () => {
  const mails: Mail[] = [];
  const service = new NotificationsService(
    {} as never,
    { send: async (mail: Mail) => mails.push(mail) } as never,
  );

  await service.confirm(new OrderPlaced('42', 'ada@example.com', 5_997));

  assert.equal(service.sent, 1);
  assert.equal(mails[0]?.text, 'Thank you! The total is 59.97 EUR.');
});
