import { isMap, isScalar, parseAllDocuments } from 'yaml';

/** Keys of a file that change nothing but the services they name. */
const harmless = new Set(['services', 'name', 'version']);

/**
 * The services that a Compose file names which does not load; null: what it changes cannot be told, because it is no
 * YAML, or because it changes more than services.
 */
export function servicesTouched(text: string): readonly string[] | null {
  if ((text.match(/(?:^|[\s:,[{-])\*[^\s*]/g) ?? []).length > 1000) return null;
  const documents = parseAllDocuments(text, { version: '1.2', uniqueKeys: false, logLevel: 'silent' });
  if (!Array.isArray(documents)) return null;
  const touched: string[] = [];
  for (const { contents, errors } of documents) {
    if (errors.length > 0) return null;
    if (contents === null) continue;
    if (!isMap(contents)) return null;
    for (const { key, value } of contents.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!harmless.has(name) && !name.startsWith('x-')) return null;
      if (name !== 'services') continue;
      if (!isMap(value)) return null;
      for (const service of value.items) {
        if (!isScalar(service.key) || service.key.value === '<<') return null;
        touched.push(String(service.key.value));
      }
    }
  }
  return touched;
}
