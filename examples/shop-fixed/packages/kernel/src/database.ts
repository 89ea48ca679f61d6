import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Pool, QueryResultRow } from 'pg';
import { readSecret, readSetting } from './config';

/** One pool of PostgreSQL connections. It connects with the first query, not at start-up. */
@Injectable()
export class Database implements OnModuleDestroy {
  private readonly pool = new Pool({
    host: readSetting('DATABASE_HOST', 'localhost'),
    database: readSetting('DATABASE_NAME', 'shop'),
    user: readSetting('DATABASE_USER', 'shop'),
    password: () => readSecret('DATABASE_PASSWORD'),
    connectionTimeoutMillis: 5_000,
  });

  async query<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query<Row>(text, values);
    return result.rows;
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}
