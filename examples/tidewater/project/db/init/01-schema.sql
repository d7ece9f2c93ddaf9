CREATE EXTENSION IF NOT EXISTS pgcrypto;

CREATE TABLE staff (
  id            bigserial PRIMARY KEY,
  email         text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  role          text NOT NULL CHECK (role IN ('admin', 'box-office', 'door')),
  created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE events (
  id        bigserial PRIMARY KEY,
  title     text NOT NULL,
  venue     text NOT NULL,
  starts_at timestamptz NOT NULL,
  seats     integer NOT NULL CHECK (seats > 0),
  cents     integer NOT NULL CHECK (cents >= 0)
);

CREATE TABLE orders (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event_id    bigint NOT NULL REFERENCES events (id),
  buyer_email text NOT NULL,
  wallet      text,
  cents       integer NOT NULL CHECK (cents >= 0),
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'issued', 'refunded')),
  created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX orders_by_event ON orders (event_id, state);
