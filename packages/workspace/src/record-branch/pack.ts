import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { git } from '../git/run.ts';
import { writeWhole } from './file-bundle.ts';
import { privateFolder } from './record-cache.ts';
import { RECORD_REF } from './record-ref.ts';

/** Loose commits until the next pack. Each holds about six files of a disk block each: 200 stay under 8 MiB. */
const PACK_AFTER = 200;

/** Counts a new commit and packs the record's loose objects when there are many. Call with the lock held. */
export async function packWhenDue(repository: Repository, tip: string): Promise<void> {
  const file = join(privateFolder(repository), 'loose-commits');
  const [count, packed] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
  const loose = (Number(count) || 0) + 1;
  if (loose < PACK_AFTER) {
    await writeWhole(file, `${loose} ${packed ?? ''}`);
    return;
  }
  await packRecord(repository, tip, packed ?? '');
  await writeWhole(file, `0 ${tip}`);
}

/** Packs what the record branch added since `since` and removes the loose copies. Other people's objects stay. */
async function packRecord(repository: Repository, tip: string, since: string): Promise<void> {
  const known = /^[0-9a-f]{40,64}$/.test(since) && (await repository.objects.read(since)) !== null;
  const revisions = `${tip}\n${known ? `^${since}\n` : ''}`;
  const prefix = join(repository.store.directory, 'pack', 'pack');
  const args = ['pack-objects', '--revs', '--unpacked', '--delta-base-offset', '--threads=1', '-q', prefix];
  // Failing to pack costs space and nothing else, so it must not fail the command whose statement is already in.
  const { code } = await git(args, { cwd: repository.directory, input: revisions, accept: [0, 1, 128, 129] });
  if (code === 0) await git(['prune-packed', '-q'], { cwd: repository.directory, accept: [0, 1, 128] });
}

/** Packs now, whatever the count; for measurements and after large merges. */
export async function packRecordNow(repository: Repository): Promise<void> {
  const tip = await repository.objects.read(`${RECORD_REF}^{commit}`);
  if (tip !== null) await packRecord(repository, tip.id, '');
}
