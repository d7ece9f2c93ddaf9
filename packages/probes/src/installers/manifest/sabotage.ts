import type { Sabotage } from '../../probe.ts';
import { readText } from '../../read-text.ts';
import { findReal, placesOf, readManifestBytes } from './installer-files.ts';
import { readManifest } from './read-manifest.ts';

/** Rebuilds one installer without building the manifest again: same name, other bytes. */
export const sabotage: Sabotage = async (context) => {
  const { installers } = context.gate;
  if (installers === null) return null;
  const bytes = await readManifestBytes(installers.manifest, context);
  const manifest = bytes === null ? null : readManifest(readText(bytes));
  if (manifest === null || 'problem' in manifest) return null;
  for (const file of manifest.files) {
    const places = placesOf(file.path, installers.manifest, installers.directory);
    const real = places === null ? null : await findReal(places, context);
    if (real === null) continue;
    const rebuilt = new Uint8Array([...(real.head ?? []), 0x0a]);
    return {
      what: `${real.path} was built again after the manifest was written`,
      edits: [{ path: real.path, bytes: rebuilt }],
    };
  }
  return null;
};
