import { buildContext } from '../image-build/copied-files.ts';
import { filesThrough, resolved } from '../image-build/image-files.ts';
import { lacks } from '../image-build/image-programs.ts';
import { scriptOf } from '../image-build/needed-files.ts';
import type { ServiceView, StackView } from '../stack/stack-view.ts';
import type { HealthCheck } from './effective-check.ts';

export interface Missing {
  readonly name: string;
  readonly why: string;
}

/** The first program or file that a check calls and its image does not have; null where none is known to be missing. */
export function missingProgram(check: HealthCheck, service: ServiceView, stack: StackView): Missing | null {
  if (check.shell) {
    const why = lacks(service, 'sh');
    if (why !== null) return { name: 'a shell', why };
  }
  for (const { words } of check.calls) {
    const [program = ''] = words;
    if (program === '' || program.includes('$')) continue;
    const why = /^\.{0,2}\/.*\.sh$/.test(program) ? null : lacks(service, program);
    if (why !== null) return { name: program, why };
    const script = scriptOf(words)[0] ?? (/^\/.*\.(?:sh|py|m?js)$/.test(program) ? program : undefined);
    const missing = script === undefined ? null : missingScript(script, service, stack);
    if (missing !== null) return missing;
  }
  return null;
}

/** A script that neither the Dockerfile copies nor a mount brings. */
function missingScript(script: string, service: ServiceView, stack: StackView): Missing | null {
  const { dockerfile, mounts, model } = service;
  if (dockerfile === null || !service.built) return null;
  const there = filesThrough(dockerfile.built, dockerfile, buildContext(dockerfile, stack)).get(null);
  if (there === undefined || there.open) return null;
  const folder = typeof model['working_dir'] === 'string' ? model['working_dir'] : there.folder;
  const path = resolved(folder, script);
  const brought = mounts.some(({ target }) => path === target || path.startsWith(`${target.replace(/\/$/, '')}/`));
  const configured = Array.isArray(model['configs']) && JSON.stringify(model['configs']).includes(path);
  if (there.has(path) || brought || configured) return null;
  return { name: script, why: `the Dockerfile copies no ${path} and nothing mounts it` };
}
