import { type PostgresCluster, startPostgres } from '@sallyport/testkit';
import { afterAll, beforeAll } from 'vitest';

/** One server for the tests of a file. */
export function sharedCluster(settings: Readonly<Record<string, string>> = {}): () => PostgresCluster {
  let cluster: PostgresCluster | null = null;
  beforeAll(async () => {
    cluster = await startPostgres(settings);
  });
  afterAll(async () => {
    await cluster?.stop();
  });
  return () => {
    if (cluster === null) throw new Error('The server of these tests has not started.');
    return cluster;
  };
}
