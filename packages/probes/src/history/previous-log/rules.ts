import type { RuleDefinition } from '../../probe.ts';

export const rules: readonly RuleDefinition[] = [
  {
    id: 'history.previous-log.missing',
    title: 'The previous log is not in the repository',
    why: 'Without the log of the previous phase nothing says what was decided or delivered before this door.',
    fix: 'Commit the log at the path that phase.previous.log names, or correct the path.',
    source: 'The task: technical reference, progress_phase_6.md',
  },
  {
    id: 'history.previous-log.another-language',
    title: 'It is not written in English',
    why: 'The probe looks for English words: in another language it can neither find nor miss them.',
    fix: 'Read it for what the criterion asks, and sign; or name an English version of it.',
    source: 'DESIGN, law 2',
  },
  {
    id: 'history.previous-log.no-go-stated',
    title: 'The previous log states no GO',
    why: 'External testing rests on a formal GO of the previous phase; a log that does not state one leaves it open.',
    fix: 'Write the decision into the log as it was taken, with its date: `Decision: GO`.',
    source: 'The task: problem statement, a formal "Go" decision',
  },
  {
    id: 'history.previous-log.decided-otherwise',
    title: 'The previous phase was not decided GO',
    why: 'The last decision on the previous phase is a NO-GO or HOLD, so this phase may not start from it.',
    fix: 'Decide the previous phase again after its blockers are closed, and log that decision.',
    source: 'The task: problem statement, a formal "Go" decision',
  },
  {
    id: 'history.previous-log.conditional',
    title: 'The previous GO was conditional',
    why: 'A condition that nobody closed travels into this phase unseen; there is no conditional GO here.',
    fix: 'Show in the log that each condition was met, or turn it into a waiver with an owner and a date.',
    source: 'DESIGN: no abstention and no conditional go',
  },
  {
    id: 'history.previous-log.task-open',
    title: 'A task of the previous phase is still open in its log',
    why: 'A GO over unfinished work takes that work, and its risk, into the test with strangers.',
    fix: 'Finish the task and close its section, or write down that it moved to this phase, and who carries it.',
    source: 'The task: P6 deliverables verified against acceptance criteria',
  },
  {
    id: 'history.previous-log.letter-case',
    title: 'The path differs in letter case',
    why: 'The same path works on one machine and not on another.',
    fix: 'Write the path in the gate file exactly as the file is named.',
    source: 'DESIGN: the gate file',
  },
];
