import type { StagingRule } from '../../stack/staging-rule.ts';

type Options = Readonly<Record<string, unknown>>;

export const rule: StagingRule = {
  id: 'staging.resources.unbounded-logs',
  number: 'LOG-01',
  title: 'Logs grow until the disk is full',
  why: 'The engine keeps everything that a container prints, unless it is told how much.',
  fix: 'Set `logging.options.max-size` and `max-file`, or the driver `local`.',
  source: 'measured; Docker documentation, json-file driver',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const logging = service.model['logging'] as { readonly driver?: string; readonly options?: Options } | undefined;
      const driver = logging?.driver ?? 'json-file';
      if (driver !== 'json-file' || logging?.options?.['max-size'] !== undefined) return [];
      return [
        {
          severity: service.reach === 'everywhere' ? ('medium' as const) : ('low' as const),
          address: `${service.name}.logging`,
          at: service.place('logging'),
          what: `${service.name} keeps its log without a limit of size.`,
        },
      ];
    }),
};
