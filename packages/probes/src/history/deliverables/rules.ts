import type { RuleDefinition } from '../../probe.ts';

export const rules: readonly RuleDefinition[] = [
  {
    id: 'history.deliverables.none-listed',
    title: 'No deliverable is listed',
    why: 'The kickoff reviews the deliverables of the previous phase one by one; an empty list reviews nothing.',
    fix: 'List the deliverables of the previous phase under `deliverables`, each with files, owner and acceptance.',
    source: 'The task: all P6 deliverables are formally reviewed',
  },
  {
    id: 'history.deliverables.no-files',
    title: 'A deliverable names no file',
    why: 'A deliverable without a file cannot be looked at, and a signature over it binds nothing.',
    fix: 'Name the files that are this deliverable, or the report that shows it.',
    source: 'DESIGN: evidence, not claims',
  },
  {
    id: 'history.deliverables.missing-file',
    title: 'A file of a deliverable is not there',
    why: 'What the gate file calls delivered is not in the judged tree.',
    fix: 'Commit the file, declare it under `untracked` as an artefact, or correct the path.',
    source: 'closed-test A1: its deliverables resolve',
  },
  {
    id: 'history.deliverables.empty-file',
    title: 'A file of a deliverable is empty',
    why: 'An empty file at the right path is a placeholder, not a deliverable.',
    fix: 'Commit the real file.',
    source: 'closed-test A1: its deliverables resolve',
  },
  {
    id: 'history.deliverables.pattern',
    title: 'A deliverable is named by a pattern',
    why: 'A pattern selects other files tomorrow, so nobody could sign what it stands for.',
    fix: 'Name each file, or the folder that holds them.',
    source: 'DESIGN: bytes are signed, never objects',
  },
  {
    id: 'history.deliverables.no-acceptance',
    title: 'A deliverable has no acceptance line',
    why: 'Whoever signs it off would have nothing to hold it against.',
    fix: 'Write in one line what must be true of it, so that somebody else could check it.',
    source: 'closed-test A3: every deliverable reviewed against its acceptance',
  },
  {
    id: 'history.deliverables.left-out',
    title: 'The previous log names a deliverable that the gate file leaves out',
    why: 'A deliverable that nobody lists is reviewed by nobody.',
    fix: 'Add it under `deliverables`, or say in the previous log that it was dropped or deferred.',
    source: 'DESIGN: deliverables come from the previous log and the gate file',
  },
  {
    id: 'history.deliverables.letter-case',
    title: 'The path differs in letter case',
    why: 'The same path works on one machine and not on another.',
    fix: 'Write the path in the gate file exactly as the file is named.',
    source: 'DESIGN: the gate file',
  },
];
