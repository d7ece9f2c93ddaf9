import type { ExposurePage } from '@sallyport/server/contract';

type Port = ExposurePage['ports'][number];

export interface PlacedPort {
  readonly port: Port;
  readonly y: number;
  readonly service: PlacedService;
  readonly way: 'open' | 'undeclared' | 'troubled' | 'shut' | 'local';
}

export interface PlacedService {
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly inside: boolean;
}

export interface MapPlaces {
  readonly height: number;
  readonly ports: readonly PlacedPort[];
  readonly services: readonly PlacedService[];
}

const line = 40;
const gap = 14;
const small = 26;
const top = 44;

/**
 * Where everything stands on the map: doors in the order of their services, each service as tall as its doors, and
 * below them the services that nobody reaches from outside. Lengths in units of the drawing.
 */
export function mapPlaces(page: Pick<ExposurePage, 'ports' | 'inside'>): MapPlaces {
  const names = [...new Set(page.ports.map(({ service }) => service))];
  let y = top;
  const services: PlacedService[] = [];
  const ports: PlacedPort[] = [];
  for (const name of names) {
    const own = page.ports.filter(({ service }) => service === name);
    const service: PlacedService = { name, y, height: own.length * line, inside: false };
    services.push(service);
    for (const port of own) {
      ports.push({ port, y: y + line / 2, service, way: wayOf(port) });
      y += line;
    }
    y += gap;
  }
  if (page.inside.length > 0) y += gap;
  for (const name of page.inside) {
    services.push({ name, y, height: small, inside: true });
    y += small + 6;
  }
  return { height: y + gap, ports, services };
}

function wayOf(port: Port): PlacedPort['way'] {
  if (!port.published) return 'shut';
  if (port.finding !== null) return 'troubled';
  if (!port.declared) return 'undeclared';
  return isLoopback(port.address) ? 'local' : 'open';
}

/** What is bound to loopback is published on the machine and reaches no stranger. */
function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === '[::1]' || address === 'localhost';
}
