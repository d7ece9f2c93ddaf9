// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.
import type { RuleDefinition } from '../../probe.ts';

export const ruleTexts: readonly RuleDefinition[] = [
  {
    id: 'staging.configuration.fixed-container-name',
    title: 'A container name is fixed',
    why: 'A second copy of the stack cannot start beside the first, so nobody can rehearse on the same host.',
    fix: 'Take `container_name` out.',
    source: 'Compose specification, container_name; CFG-03',
  },
  {
    id: 'staging.configuration.mount-of-nothing',
    title: 'A mounted file is not there',
    why: 'The engine makes an empty folder in its place, and the program starts with no configuration or not at all.',
    fix: 'Commit the file, or correct the path.',
    source: 'Compose specification, bind.create_host_path; FS-10',
  },
  {
    id: 'staging.configuration.no-project-name',
    title: 'The stack has no name of its own',
    why: 'Compose takes the name of the folder, so two clones are two stacks, and evidence is about neither.',
    fix: 'Write `name:` at the top of the first file.',
    source: 'Compose specification, name; CFG-02',
  },
  {
    id: 'staging.configuration.obsolete-version',
    title: 'The key `version` is there, and means nothing',
    why: 'Compose ignores it; older tools change their behaviour by it.',
    fix: 'Take the line out.',
    source: 'Compose specification, version and name; CFG-01',
  },
  {
    id: 'staging.configuration.part-not-judged',
    title: 'A part of the stack is not started, and was not judged',
    why: 'What stands behind a profile is not in the running stack; if somebody starts it after all, nobody has looked at it.',
    fix: 'Name the profiles with COMPOSE_PROFILES in a committed environment file, or take the service out.',
    source: 'Compose specification, profiles; CFG-11',
  },
  {
    id: 'staging.configuration.start-refused',
    title: 'A database is not given what it needs to start',
    why: 'With an empty volume its entry point writes one line and ends, so the stack does not come up from this commit.',
    fix: 'Give it a password from a secret file, by the variable that ends in `_FILE`, and by one of the two alone.',
    source: 'entry points of the official images of PostgreSQL, MySQL and MariaDB; CFG-15',
  },
  {
    id: 'staging.configuration.unread-setting',
    title: 'A setting is one that the image never reads',
    why: 'It looks as if something were switched on, and nothing is.',
    fix: 'Correct its name by the documentation of the image, or take it out.',
    source: 'documentation of the images; CFG-08',
  },
  {
    id: 'staging.configuration.unset-variable',
    title: 'A variable is set nowhere and becomes empty',
    why: 'A blank password, a blank address or a blank tag starts as if it were meant.',
    fix: 'Write `${NAME:?what it is}` so that Compose refuses to start without it, or set it in an environment file.',
    source: 'Compose specification, interpolation; CFG-09',
  },
  {
    id: 'staging.configuration.unused-variable',
    title: 'A documented variable does nothing',
    why: 'Whoever sets it believes that it has an effect.',
    fix: 'Take it out of the example, or use it.',
    source: 'measured; CFG-07',
  },
];
