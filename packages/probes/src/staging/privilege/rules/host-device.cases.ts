import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { devices: ['/dev/sda:/dev/sda'] } }, severity: 'critical' },
    { services: { app: { devices: ['/dev/ttyUSB0:/dev/ttyUSB0'] } }, severity: 'medium' },
  ],
  silent: [{}, { services: { app: { devices: ['/dev/dri:/dev/dri'] } } }],
};
