CREATE TABLE products (
  sku         text PRIMARY KEY,
  name        text NOT NULL,
  price_cents integer NOT NULL CHECK (price_cents >= 0)
);

CREATE TABLE orders (
  id          uuid PRIMARY KEY,
  sku         text NOT NULL REFERENCES products (sku),
  quantity    integer NOT NULL CHECK (quantity > 0),
  email       text NOT NULL,
  total_cents integer NOT NULL CHECK (total_cents >= 0)
);

INSERT INTO products (sku, name, price_cents) VALUES
  ('lamp', 'Desk lamp', 1999),
  ('mug', 'Mug', 899);
