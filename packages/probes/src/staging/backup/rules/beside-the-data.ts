import type { StagingRule } from '../../stack/staging-rule.ts';
import { backupServices } from '../kept-data.ts';

export const rule: StagingRule = {
  id: 'staging.backup.beside-the-data',
  number: 'BKP-04',
  title: 'Backups are written to the machine that they protect',
  why: 'When the host is lost, the backups are lost with it.',
  fix: 'Write them to another machine (`s3://`, `sftp://`, `rest:https://`).',
  source: 'handbook, backups (F1)',
  find: (stack) =>
    backupServices(stack).flatMap((backup) =>
      backup.environment.flatMap(({ name, value, at }) => {
        if (value === null || !/(?:TARGET|REPOSITORY|REPO|DEST\w*|BACKUP_(?:DIR|PATH|URL))$/i.test(name)) return [];
        if (!/^(?:file:|\/|\.\/|local:)/.test(value)) return [];
        return [
          {
            severity: 'high' as const,
            address: `${backup.name}.environment ${name}`,
            at: at ?? backup.at,
            what: `${backup.name} writes its backups to ${value}, on the same host (${name}).`,
          },
        ];
      }),
    ),
};
