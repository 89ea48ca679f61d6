import { Money } from '@shop/kernel';

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly price: Money;
}
