import { isSecretName } from './secret-name.ts';
import type { StackFiles } from './stack-files.ts';

const beside = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  '.env.default',
  '.env.defaults',
  'env.example',
  'env.sample',
  'env.template',
  'env.dist',
  'example.env',
  'sample.env',
  'template.env',
  'default.env',
];
const endings = ['.example', '.sample', '.template', '.dist', '.default'];

/**
 * What the examples of environment files that stand on the host alone say, by variable; the first file wins. Looked for
 * beside `environment`, which are paths in the tree, under the names that teams use. Secrets are left out: what an example
 * says for one is there to be replaced.
 */
export async function exampleValues(
  environment: Iterable<string>,
  files: Pick<StackFiles, 'text'>,
): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const path of examplePaths(environment)) {
    const text = (await files.text(path))?.text ?? '';
    for (const [, name = '', raw = ''] of text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(.*)$/gm)) {
      const value = plainValue(raw);
      if (value !== null && !values.has(name) && !isSecretName(name)) values.set(name, value);
    }
  }
  return values;
}

/** Names of the variables that such an example of `path` speaks of, as comments too; null where there is none. */
export async function exampleNames(path: string, files: Pick<StackFiles, 'text'>): Promise<ReadonlySet<string> | null> {
  for (const each of examplePaths([path])) {
    const example = await files.text(each);
    if (example === null) continue;
    const names = example.text.matchAll(/^[ \t]*#?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm);
    return new Set([...names].map(([, name = '']) => name));
  }
  return null;
}

function examplePaths(environment: Iterable<string>): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const path of environment) {
    const folder = path.replace(/[^/]*$/, '');
    for (const ending of endings) paths.add(`${path}${ending}`);
    for (const name of beside) paths.add(`${folder}${name}`);
  }
  return paths;
}

/** A value that says something by itself; null for none, and for one that refers to others or asks to be filled in. */
function plainValue(raw: string): string | null {
  const quoted = /^(["'])(.*?)\1/.exec(raw)?.[2];
  const value = (quoted ?? raw.replace(/(?:^|[ \t]+)#.*$/, '')).trim();
  return value === '' || value.length > 500 || /[$<>\\`]/.test(value) ? null : value;
}
