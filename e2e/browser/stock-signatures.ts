import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namespaceFor, preAuthEncoding, type RecordView, type VerifiedStatement } from '@sallyport/record';

/** The record as it stands in the commit, laid out as files by `git archive`: no command of ours is needed for that. */
export function exportTree(clone: string, commit: string): string {
  const folder = mkdtempSync(join(clone, '.git', 'exported-'));
  const archive = join(folder, 'tree.tar');
  execFileSync('git', ['archive', '--format=tar', `--output=${archive}`, commit], { cwd: clone });
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  execFileSync('tar', ['-xf', archive, '-C', tree]);
  return tree;
}

/** Whether stock ssh-keygen takes a statement's signature as its author's, by the allowed_signers of the root it cites. */
export function isTakenByStockTools(tree: string, record: RecordView, statement: VerifiedStatement): boolean {
  const { author, root } = statement.header;
  const path = join(tree, '.sallyport', 'statements', statement.digest.slice(0, 2), statement.digest);
  const key = record.roots.at(-1)?.keys.find((each) => each.fingerprint === author.key);
  const signers = join(tree, '.sallyport', 'trust', 'allowed_signers', String(root?.version ?? 1));
  const who = key?.person ?? `runner:${key?.runner}`;
  const namespace = namespaceFor(statement.type, author);
  const words = ['-Y', 'verify', '-f', signers, '-I', who, '-n', namespace, '-s', `${path}.sig`];
  return spawnSync('ssh-keygen', words, { input: preAuthEncoding(readFileSync(`${path}.json`)) }).status === 0;
}

/** Files of allowed signers, newest last. */
export function allowedSigners(tree: string): readonly string[] {
  const folder = join(tree, '.sallyport', 'trust', 'allowed_signers');
  return readdirSync(folder)
    .sort((left, right) => Number(left) - Number(right))
    .map((name) => join(folder, name));
}
