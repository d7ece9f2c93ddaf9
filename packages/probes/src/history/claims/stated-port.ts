import type { Passage } from '../../markdown/markdown-document.ts';
import type { Reading } from './assertions.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, type ClaimDocument, placeText } from './claim.ts';
import { sectionOf } from './described-place.ts';
import { servicesNamed } from './stack/service-names.ts';
import type { PublishedPort, Service, Stack } from './stack/stack.ts';

type Verdict = Pick<Claim, 'status' | 'reason' | 'evidence' | 'severity'>;

const inContainers = /\b(?:docker|compose|containers?|staging|stack)\b/i;
/** What somebody starts by hand answers elsewhere than the stack. */
const byHand =
  /\b(?:npm|yarn|pnpm|bun|npx|vite|cargo|go\s+run|python3?|flask|uvicorn|gunicorn|rails|mvn|mvnw|gradlew?|dotnet|php\s+artisan|make|ssh\s+-L|port-forward|tunnel|kubectl|minikube)\b/i;
const address = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d{2,5})\b/gi;

/**
 * A port at which a description says that something answers: the address in a section about the stack, or the port
 * column of a table of its services. null: it states none, or something else than the stack may answer there.
 */
export function statedPort(world: AuditWorld, from: ClaimDocument, passage: Passage, reading: Reading): Verdict | null {
  const { stack } = world;
  // One unknown port may be any.
  if (stack === null || stack.services.some(({ ports, hostNetwork }) => hostNetwork || ports.some(isUnknown)))
    return null;
  const section = sectionOf(from, passage.line);
  if (byHand.test(section)) return null;
  const row = passage.row === null ? null : inPortColumn(reading, stack);
  if (row !== null) return judge(world, stack, [row.service], row.port);
  const [first] = [...reading.text.matchAll(address)].map((match) => Number(match[1]));
  if (first === undefined) return null;
  const published = publisherOf(first, stack);
  if (published !== undefined) {
    const at = published.ports.find((port) => covers(port.port, first))?.at ?? published.at;
    return { status: 'supported', severity: 'info', evidence: [at], reason: `${published.name} publishes that port.` };
  }
  // One of the addresses around it is the stack's, so this one is meant to be as well.
  const around = [...section.matchAll(address)].some((match) => publisherOf(Number(match[1]), stack) !== undefined);
  if (!around && !inContainers.test(section)) return null;
  return judge(world, stack, servicesNamed(reading.text, stack), first);
}

function publisherOf(port: number, stack: Stack): Service | undefined {
  return stack.services.find(({ ports }) => ports.some((each) => covers(each.port, port)));
}

function judge(world: AuditWorld, stack: Stack, named: readonly Service[], port: number): Verdict | null {
  const others = world.otherComposeTexts;
  if (others.some((text) => new RegExp(String.raw`\b${port}\b`).test(text))) return null;
  const [service] = named;
  if (named.length === 1 && service !== undefined) {
    if (isKnownTo(service, port, stack)) return null;
    const [published] = service.ports;
    const what =
      published === undefined
        ? `${service.name} publishes no port`
        : `${service.name} publishes ${service.ports.map((each) => each.port ?? each.target).join(', ')}`;
    return contradiction(what, published?.at ?? service.at);
  }
  const open = stack.services.flatMap(({ ports }) => ports);
  const numbers = open.map((each) => each.port ?? each.target).slice(0, 8);
  const [at] = open;
  return at === undefined ? null : contradiction(`the stack publishes ${numbers.join(', ')}`, at.at);
}

function contradiction(what: string, at: Claim['at']): Verdict {
  return { status: 'contradicted', severity: 'medium', evidence: [at], reason: `But ${what} (${placeText(at)}).` };
}

/** A row of a table with a column for ports whose first cells name exactly one service. */
function inPortColumn(
  { labelled }: Reading,
  stack: Stack,
): { readonly service: Service; readonly port: number } | null {
  const cells = labelled.split(' | ').map((cell) => /^(.{1,40}?): (.*)$/.exec(cell));
  const column = cells.find((cell) =>
    /^(?:(?:host|external|published|public|exposed)\s+)?ports?$/i.test(cell?.[1]?.trim() ?? ''),
  );
  const names = new Set(cells.flatMap((cell) => (cell?.[2] === undefined ? [] : [cell[2].trim().toLowerCase()])));
  const named = stack.services.filter(({ name }) => names.has(name.toLowerCase()));
  const port = /^(?:[^\d]{0,20}:)?(\d{2,5})(?:\s*(?:\/\s*tcp|\(tcp\)))?$/i.exec(column?.[2]?.trim() ?? '')?.[1];
  const [service] = named;
  // A table that says nothing of published ports of a service may mean those inside.
  if (service === undefined || named.length > 1 || port === undefined || service.ports.length === 0) return null;
  return { service, port: Number(port) };
}

function isUnknown({ address: host }: PublishedPort): boolean {
  return host === null;
}

/** Published, behind what is published, or told to the service in any of its settings. */
function isKnownTo(service: Service, port: number, { view }: Stack): boolean {
  if (service.ports.some((each) => covers(each.port, port) || covers(each.target, port))) return true;
  const model = view.services.find(({ name }) => name === service.name)?.model;
  return new RegExp(String.raw`(?<!\d)${port}(?!\d)`).test(JSON.stringify(model ?? {}));
}

function covers(written: string | null, port: number): boolean {
  const [first, last = first] = (written ?? '').split('-').map(Number);
  return first !== undefined && last !== undefined && port >= first && port <= last;
}
