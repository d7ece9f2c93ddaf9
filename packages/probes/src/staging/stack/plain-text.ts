import type { Plain } from '@sallyport/compose';

/** A scalar of the model as text; a list, a map, null and what is not there have none. */
export function plainText(value: Plain | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
