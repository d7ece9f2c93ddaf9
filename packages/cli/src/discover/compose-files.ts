/** Names under which Compose files are found: `compose.yaml`, `docker-compose.staging.yml` and the like. */
export function isComposeFile(path: string): boolean {
  return /(^|\/)(docker-)?compose([._-][\w.-]+)?\.ya?ml$/i.test(path);
}

/** Names of the same files where a swarm is given them: `docker-stack.yml`. Looked for where there are no others. */
export function isStackFile(path: string): boolean {
  return /(^|\/)docker-(stack|swarm)([._-][\w.-]+)?\.ya?ml$/i.test(path);
}

/** Names that Compose looks for itself; others, such as `compose.build.yaml`, are laid over such a file. */
export function isDefaultName(path: string): boolean {
  return /(^|\/)(docker-)?compose\.ya?ml$/i.test(path);
}

export function isProductionFile(path: string): boolean {
  return /[._-]prod(uction)?\.ya?ml$/i.test(path);
}

export function isStagingFile(path: string): boolean {
  return /[._-]stag(e|ing)\.ya?ml$/i.test(path);
}

/** What Compose lays over the base by itself, and only where nobody names files with `-f`. */
export function isOverride(path: string): boolean {
  return /[._-]override\.ya?ml$/i.test(path);
}
