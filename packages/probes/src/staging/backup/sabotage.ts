import type { Sabotage } from '../../probe.ts';
import { sabotagedService } from '../stack/sabotaged-service.ts';

/** Adds a backup job that writes beside the data. */
export const sabotage: Sabotage = (context) =>
  sabotagedService(context, (service) => ({
    what: `a backup job writes to the disk that it protects (called ${service}-backup)`,
    name: `${service}-backup`,
    override: { image: 'registry.example/backup:1.0.0', environment: { BACKUP_TARGET: 'file:///backup' } },
  }));
