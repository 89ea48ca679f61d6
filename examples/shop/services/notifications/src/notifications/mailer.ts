import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail by `SMTP_URL`; without one, mail goes nowhere, which is right for development. */
@Injectable()
export class Mailer {
  private readonly transport = process.env.SMTP_URL
    ? createTransport(process.env.SMTP_URL)
    : createTransport({ jsonTransport: true });

  async send(mail: Mail): Promise<void> {
    await this.transport.sendMail({ from: 'shop@example.com', ...mail });
  }
}
