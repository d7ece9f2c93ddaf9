import type { SarifLocation, SarifRegion } from './sarif-types.ts';

/** `path:line`, `path:line:column`, `path:line:column-column`, `path:line:column-line.column` */
const place = /^([^\s:][^:]*):(\d{1,7})(?::(\d{1,7})(?:-(?:(\d{1,7})\.)?(\d{1,7}))?)?$/u;

function isInsideProject(path: string): boolean {
  return !/^(?:[/\\]|[A-Za-z]:)/u.test(path) && !path.split(/[/\\]/u).includes('..');
}

function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

/** SARIF forbids a region that ends before it begins (section 3.30); of such a place the line alone is believed. */
function regionOf(parts: readonly (string | undefined)[]): SarifRegion {
  const [startLine = 1, startColumn = 0, endLine = 0, endColumn = 0] = parts.map((part) => Number(part ?? 0));
  if (startColumn === 0) return { startLine };
  const end = { endLine: endLine === 0 ? startLine : endLine, endColumn };
  if (endColumn === 0) return { startLine, startColumn };
  const isBehind = end.endLine > startLine || (end.endLine === startLine && endColumn >= startColumn);
  return isBehind ? { startLine, startColumn, ...end } : { startLine };
}

/**
 * A finding's place as SARIF. A place in a file of the project becomes a region, as exact as the place is; a logical
 * address such as `redis.ports` stands as one beside the gate file, because code scanning refuses a result without a file.
 */
export function sarifLocation(text: string | null, gateFile: string): SarifLocation {
  const [, path, ...parts] = text === null ? [] : (place.exec(text) ?? []);
  if (path !== undefined && isInsideProject(path) && Number(parts[0]) > 0) {
    const artifactLocation = { uri: uriOf(path), uriBaseId: '%SRCROOT%' } as const;
    return { physicalLocation: { artifactLocation, region: regionOf(parts) } };
  }
  const physicalLocation = {
    artifactLocation: { uri: uriOf(gateFile), uriBaseId: '%SRCROOT%' },
    region: { startLine: 1 },
  } as const;
  return text === null ? { physicalLocation } : { physicalLocation, logicalLocations: [{ fullyQualifiedName: text }] };
}
