import { Injectable, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { Money, readSetting } from '@shop/kernel';

/** Asks the catalog service for prices. */
@Injectable()
export class CatalogClient {
  private readonly url = readSetting('CATALOG_URL', 'http://localhost:3001');

  async priceOf(sku: string): Promise<Money> {
    const response = await fetch(`${this.url}/products/${encodeURIComponent(sku)}`, {
      signal: AbortSignal.timeout(5_000),
    });
    if (response.status === 404) {
      throw new NotFoundException(`no product ${sku}`);
    }
    if (!response.ok) {
      throw new ServiceUnavailableException('the catalog does not answer');
    }
    const product = (await response.json()) as { priceCents: number };
    return Money.ofCents(product.priceCents);
  }
}
