import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'src', 'style');

/** In this order: what comes later refines what came before. */
const sheets = [
  'colours',
  'type',
  'frame',
  'controls',
  'rows',
  'board',
  'criterion',
  'document',
  'room',
  'signing',
  'map',
  'print',
];

/** All styles in one text, without comments and indentation. */
export function styleSheet(): string {
  return sheets
    .map((name) => readFileSync(join(folder, `${name}.css`), 'utf8'))
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/^\s+/gmu, '')
    .replaceAll(/\n+/gu, '\n');
}
