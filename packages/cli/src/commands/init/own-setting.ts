import { gitText, type Repository } from '@sallyport/workspace';

/** Remembers something in this clone's git configuration, which is never shared. */
export async function setOwnSetting(repository: Repository, key: string, value: string): Promise<void> {
  await gitText(['config', '--local', key, value], { cwd: repository.directory });
}
