import type { NodePath } from '../node.ts';

/** `services.web.ports[0]`, as people name a place in a Compose file. */
export function pathText(path: NodePath): string {
  let text = '';
  for (const step of path) {
    text += typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`;
  }
  return text === '' ? 'The file' : text;
}
