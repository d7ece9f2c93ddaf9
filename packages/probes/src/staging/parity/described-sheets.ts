import { descriptionKind, descriptionSheets } from './description-sheets.ts';
import { kubernetesSheets } from './kubernetes-sheets.ts';
import type { Sheet } from './sheet.ts';
import { yamlDocuments } from './yaml-documents.ts';

const description = new RegExp(`^kind:\\s*["']?${descriptionKind}["']?\\s*$`, 'm');

/**
 * What a file says about production that is no Compose file, by the keys at its left edge; null: it is one, or nothing
 * of the kind. Throws PROBE_FORMAT where it cannot be read.
 */
export function describedSheets(path: string, text: string): readonly Sheet[] | null {
  if (description.test(text)) return yamlDocuments(path, text).flatMap(descriptionSheets);
  const isManifest = /^apiVersion:\s*\S/m.test(text) && /^kind:\s*\S/m.test(text);
  return isManifest ? kubernetesSheets(yamlDocuments(path, text)) : null;
}
