import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';

/** What every service of the shop has. */
@Module({
  controllers: [HealthController],
})
export class KernelModule {}
