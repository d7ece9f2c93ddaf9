import { readSettings } from './configuration.ts';

/**
 * Environment in which git starts none of the programs that a configuration names as filters. Attributes come with the
 * repository, and writing an index may make git look at files through them. By environment and not by `-c`, which
 * takes a key apart at its first equals sign, so that a filter called `a=b` would be left on.
 */
export async function withoutFilters(directory: string): Promise<Readonly<Record<string, string>>> {
  const keys = (await readSettings(directory)).flatMap(({ key }) =>
    /^filter\..*\.(?:clean|smudge|process|required)$/s.test(key) ? [key] : [],
  );
  const settings = [...new Set(keys)].flatMap((key, index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, key.endsWith('.required') ? 'false' : ''],
  ]);
  return Object.fromEntries([['GIT_CONFIG_COUNT', String(settings.length / 2)], ...settings]);
}
