import { caseCommit, caseNow, type ProbeCase } from '../case.ts';
import type { ProbeContext, Sabotaged } from '../probe.ts';
import { baseGate } from './base-gate.ts';
import { memoryRecord } from './memory-record.ts';
import { memoryArtefacts, memoryHistory, memoryTree } from './memory-tree.ts';

/** The context that a probe gets in the world of a case. */
export function caseContext(from: ProbeCase): ProbeContext {
  const commit = from.commit === undefined ? caseCommit : from.commit;
  return {
    gate: { ...baseGate, ...from.gate },
    criterion: from.criterion ?? '',
    tree: memoryTree(from.files, commit),
    artefacts: memoryArtefacts(from.artefacts ?? {}),
    history: memoryHistory(from.history ?? { commits: commit === null ? {} : { HEAD: commit } }),
    record: memoryRecord(from),
    now: from.now ?? caseNow,
    signal: new AbortController().signal,
    progress() {},
  };
}

/** The case after a sabotage: edits of known artefacts go to the artefacts, all others to the tree. */
export function sabotagedCase(from: ProbeCase, { edits, gate }: Sabotaged): ProbeCase {
  const files = { ...from.files };
  const artefacts = { ...from.artefacts };
  for (const edit of edits) {
    const target = Object.hasOwn(artefacts, edit.path) ? artefacts : files;
    if (edit.bytes === null) delete target[edit.path];
    else target[edit.path] = edit.bytes;
  }
  return { ...from, files, artefacts, ...(gate ? { gate } : {}) };
}
