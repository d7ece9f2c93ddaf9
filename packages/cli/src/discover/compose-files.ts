/** Names under which Compose files are found: `compose.yaml`, `docker-compose.staging.yml` and the like. */
export function isComposeFile(path: string): boolean {
  return /(^|\/)(docker-)?compose([._-][\w.-]+)?\.ya?ml$/i.test(path);
}

export function isProductionFile(path: string): boolean {
  return /[._-]prod(uction)?\.ya?ml$/i.test(path);
}

export function isStagingFile(path: string): boolean {
  return /[._-](stag(e|ing)|override)\.ya?ml$/i.test(path);
}
