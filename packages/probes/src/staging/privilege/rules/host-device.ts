import type { Plain } from '@sallyport/compose';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.privilege.host-device',
  number: 'PRIV-11',
  title: 'A device of the host is handed in',
  why: 'A disk or a memory device by-passes every file permission.',
  fix: 'Take the device out, or name the one that is needed and sign a deviation for it.',
  source: 'CIS Docker 5.18',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const devices = Array.isArray(service.model['devices']) ? service.model['devices'] : [];
      return devices.flatMap((entry, index) => {
        const source = sourceOf(entry);
        if (source === null || harmless.test(source)) return [];
        const raw = /^\/dev\/(?:$|sd|vd|xvd|nvme|hd|dm-|mapper|mem|kmem|port|loop)/.test(source);
        return [
          {
            severity: raw ? ('critical' as const) : ('medium' as const),
            address: `${service.name}.devices ${source}`,
            at: service.place('devices', index),
            what: `${service.name} gets the device ${source} of the host.`,
          },
        ];
      });
    }),
};

/** Graphics, random numbers and the null device give nothing of the host away. */
const harmless = /^\/dev\/(?:dri|null|zero|random|urandom|nvidia|kfd)|^[a-z.-]+\/[a-z]+=/;

function sourceOf(entry: Plain): string | null {
  if (typeof entry === 'string') return entry.split(':')[0] ?? null;
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return null;
  const { source } = entry as { readonly source?: Plain };
  return typeof source === 'string' ? source : null;
}
