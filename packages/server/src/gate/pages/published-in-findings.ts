import type { ExposureEntry } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';

const published =
  /^([\w.-]{1,63}) publishes [^\n]{0,300}?(?<![\w.])(\d{1,5})(?:-\d{1,5})?\/(tcp|udp) on (every address|[\da-f.:]{3,45})/u;

/** Ports that findings say are published: what is left to draw where the Compose files do not load on this machine. */
export function publishedIn(findings: readonly Pick<Finding, 'what'>[]): readonly ExposureEntry[] {
  return findings.flatMap(({ what }) => {
    const [, service, port, protocol, where] = published.exec(what) ?? [];
    if (service === undefined || where === undefined || (protocol !== 'tcp' && protocol !== 'udp')) return [];
    const address = where === 'every address' ? '0.0.0.0' : where.replace(/[.:]$/u, '');
    return [{ service, address, port: Number(port), protocol, purpose: '' }];
  });
}
