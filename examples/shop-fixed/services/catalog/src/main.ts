import { NestFactory } from '@nestjs/core';
import { readSetting } from '@shop/kernel';
import helmet from 'helmet';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.use(helmet());
  app.enableShutdownHooks();
  await app.listen(Number(readSetting('PORT', '3000')), '0.0.0.0');
}

void bootstrap();
