export { readSecret, readSetting } from './config';
export { Database } from './database';
export { DatabaseModule } from './database.module';
export { KernelModule } from './kernel.module';
export { Money } from './money';
