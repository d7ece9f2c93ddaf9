import { list, object, oneOf, scalar } from './shapes.ts';
import { flag, pairs, text } from './value-shapes.ts';

export const portsShape = list(
  oneOf(
    scalar('number', 'string'),
    object({
      name: text,
      mode: text,
      host_ip: text,
      target: scalar('integer', 'string'),
      published: scalar('string', 'integer'),
      protocol: text,
      app_protocol: text,
    }),
  ),
  'unique',
);

const longVolume = object(
  {
    type: { ...text, oneOf: ['bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'] },
    source: text,
    target: text,
    read_only: flag,
    consistency: text,
    bind: object({
      propagation: text,
      create_host_path: flag,
      recursive: { ...text, oneOf: ['enabled', 'disabled', 'writable', 'readonly'] },
      selinux: { ...text, oneOf: ['z', 'Z'] },
    }),
    volume: object({ labels: pairs, nocopy: flag, subpath: text }),
    tmpfs: object({
      size: { ...scalar('integer', 'string'), range: [0, Number.MAX_SAFE_INTEGER] },
      mode: scalar('number', 'string'),
    }),
    image: object({ subpath: text }),
  },
  { required: ['type'] },
);

export const volumesShape = list(oneOf(text, longVolume), 'unique');

export const devicesShape = list(
  oneOf(text, object({ source: text, target: text, permissions: text }, { required: ['source'] })),
);
