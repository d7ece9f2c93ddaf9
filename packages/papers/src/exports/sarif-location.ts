import type { SarifLocation } from './sarif-types.ts';

const place = /^([^\s:][^:]*):(\d{1,7})(?::(\d{1,6}))?$/u;

function isInsideProject(path: string): boolean {
  return !/^(?:[/\\]|[A-Za-z]:)/u.test(path) && !path.split(/[/\\]/u).includes('..');
}

function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

/**
 * A finding's place as SARIF. `path:line` inside the project becomes a region; a logical address such as
 * `redis.ports` stands as one beside the gate file, because code scanning refuses a result without a file.
 */
export function sarifLocation(text: string | null, gateFile: string): SarifLocation {
  const [, path, line, column] = text === null ? [] : (place.exec(text) ?? []);
  if (path !== undefined && isInsideProject(path) && Number(line) > 0) {
    const region =
      Number(column) > 0 ? { startLine: Number(line), startColumn: Number(column) } : { startLine: Number(line) };
    return { physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' }, region } };
  }
  const physicalLocation = {
    artifactLocation: { uri: uriOf(gateFile), uriBaseId: '%SRCROOT%' },
    region: { startLine: 1 },
  } as const;
  return text === null ? { physicalLocation } : { physicalLocation, logicalLocations: [{ fullyQualifiedName: text }] };
}
