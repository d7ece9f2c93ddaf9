import { isShellWithText, startCommand } from '../../image-build/start-command.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.swallowed-command',
  number: 'BLD-04',
  title: 'An entry point swallows the command',
  why: 'The program starts without the options that are written down, and nothing says so.',
  fix: 'Write the whole command as one text in a list, `command: ["program --option"]`, or set `entrypoint` to the program.',
  source: 'Dockerfile reference, ENTRYPOINT with CMD; measured',
  find: (stack) => stack.services.flatMap((service) => [...sightingOf(service)]),
};

function sightingOf(service: ServiceView): readonly RuleSighting[] {
  const start = startCommand(service);
  if (start === null || start.command.length === 0) return [];
  const { entrypoint, shellEntrypoint, command, commandFrom } = start;
  const at = commandFrom === 'compose' ? service.place('command') : placeInDockerfile(service);
  const address = `${service.name}.command`;
  if (shellEntrypoint) {
    if (/\$[@*0-9]|\$\{[@*0-9]/.test(entrypoint.join(' '))) return [];
    const what = `The ENTRYPOINT of ${service.name} is a text for the shell, so its command "${command[0] ?? ''}" is never looked at.`;
    const fix = 'Write ENTRYPOINT as a JSON array; then the command is passed to it.';
    return [{ severity: commandFrom === 'compose' ? 'high' : 'low', address, at, what, fix }];
  }
  if (!isShellWithText(entrypoint) || command.length < 2) return [];
  const lost = command.length - 1;
  const what = `${service.name} is started by \`${entrypoint.join(' ')}\`, which runs "${command[0] ?? ''}" and loses the ${lost === 1 ? 'word' : `${lost} words`} behind it.`;
  return [{ severity: 'high', address, at, what }];
}

function placeInDockerfile({ dockerfile, place }: ServiceView): RuleSighting['at'] {
  const line = dockerfile?.ancestry
    .flatMap(({ instructions }) => instructions.toReversed())
    .find(({ keyword }) => keyword === 'CMD')?.line;
  return dockerfile === null || line === undefined ? place('entrypoint') : { file: dockerfile.path, line };
}
