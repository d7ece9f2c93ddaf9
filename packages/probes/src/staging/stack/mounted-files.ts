import type { ComposeService } from '@sallyport/compose';
import { type StackFiles, treePath } from './stack-files.ts';
import type { TextFile } from './stack-view.ts';

/** What servers are configured by; pages and pictures of a mounted site are not read. */
const configuration =
  /(?:\.(?:conf|cnf|cfg|ya?ml|toml|ini|properties|env|template|sql|hcl|json|xml|acl|pem|key)|\/(?:Caddyfile|[^./]+))$/i;
const mostOfFolder = 40;

/** Whether a file of a mounted folder is read. */
export function isConfiguration(path: string): boolean {
  return configuration.test(path);
}

/** Text files of the tree that services mount, by the absolute path that the model names: the file itself, or what configures in a folder. */
export async function mountedFiles(
  services: readonly (readonly [string, ComposeService])[],
  files: StackFiles,
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly TextFile[]>> {
  const found = new Map<string, readonly TextFile[]>();
  const mounts = services.flatMap(([, { volumes }]) => (Array.isArray(volumes) ? volumes : []));
  for (const mount of mounts as readonly Readonly<Record<string, unknown>>[]) {
    const { type, source } = mount;
    if (type !== 'bind' || typeof source !== 'string' || found.has(source)) continue;
    const path = treePath(source);
    // The root of the tree is mounted by those who mean their working copy, which configures nothing.
    const wanted = paths.has(path) ? [path] : path === '' ? [] : below(`${path}/`, paths);
    const texts: TextFile[] = [];
    for (const each of wanted) {
      const file = await files.text(each);
      if (file !== null) texts.push(file);
    }
    if (texts.length > 0) found.set(source, texts);
  }
  return found;
}

function below(folder: string, paths: ReadonlySet<string>): readonly string[] {
  return [...paths]
    .filter((path) => path.startsWith(folder) && isConfiguration(path))
    .sort()
    .slice(0, mostOfFolder);
}
