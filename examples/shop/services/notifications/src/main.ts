import { NestFactory } from '@nestjs/core';
import { readSetting } from '@shop/kernel';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.enableShutdownHooks();
  await app.listen(Number(readSetting('PORT', '3000')), '0.0.0.0');
}

void bootstrap();
