INSERT INTO staff (email, password_hash, role)
VALUES ('admin@tidewater.example', crypt('harbour2024', gen_salt('bf', 12)), 'admin')
ON CONFLICT (email) DO NOTHING;

INSERT INTO events (title, venue, starts_at, seats, cents) VALUES
  ('Lanterns on the Quay', 'Old Ropewalk', now() + interval '20 days', 180, 2400),
  ('The Salt Choir', 'Customs House', now() + interval '34 days', 95, 3100),
  ('Regatta Night', 'North Pier', now() + interval '48 days', 640, 1800);
