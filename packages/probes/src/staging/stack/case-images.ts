/** Services of cases that stand for common images. */
export const postgres = { image: 'postgres:16.10', user: '70:70', volumes: ['pg:/var/lib/postgresql/data'] };

/** Top-level keys that `postgres` needs. */
export const data = { volumes: { pg: {} } };
