import type { FactName, FactValue } from './sheet.ts';

/** A value in words for people, with its unit. */
export function showFact(name: FactName, value: FactValue): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (name === 'memory') return showBytes(value);
    return name === 'cpus' ? String(value / 1e9) : String(value);
  }
  if (typeof value === 'string') return value;
  // A command line may carry a secret.
  return name === 'command' || name === 'entrypoint' ? `${value.length} words` : value.join(', ');
}

function showBytes(bytes: number): string {
  for (const [unit, size] of [
    ['GiB', 1024 ** 3],
    ['MiB', 1024 ** 2],
    ['KiB', 1024],
  ] as const)
    if (bytes >= size) return `${Math.round((bytes / size) * 100) / 100} ${unit}`;
  return `${bytes} bytes`;
}
