import { CliError } from './cli-error.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the disk. Make room and run the command again; nothing is half written',
  EDQUOT: 'the disk quota is used up. Make room and run the command again; nothing is half written',
  EROFS: 'the file system is read-only. Run the command where it may write',
  EACCES: 'permission was refused. Check who owns it',
  EPERM: 'permission was refused. Check who owns it',
  ENOENT: 'there is no such file or folder. Check the path',
  ENOTDIR: 'a part of the path is no folder. Check the path',
  EISDIR: 'it is a folder, where a file is needed. Check the path',
  EEXIST: 'it exists already, and nothing is overwritten. Name another path',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n) and run the command again',
  ENFILE: 'too many files are open on this machine. Run the command again',
  EIO: 'the disk did not answer. Check it',
  EADDRINUSE: 'another program listens there already. Stop it, or name another port with --port',
  EADDRNOTAVAIL: 'this machine has no such address. Name another one with --host',
};

/** What the operating system refused, as a sentence for people: no fault of ours, and no pass. null: something else. */
export function systemFailure(error: Error): CliError | null {
  if (!('syscall' in error) || !('code' in error) || typeof error.code !== 'string') return null;
  const reason = reasons[error.code];
  if (reason === undefined) return null;
  const where = placeOf(error, String(error.syscall));
  return new CliError('CLI_FILE_SYSTEM', `${where}: ${reason} (${error.code}).`, { cause: error });
}

function placeOf(error: Error, call: string): string {
  if ('path' in error && typeof error.path === 'string') return error.path;
  if ('address' in error && 'port' in error) return `${String(error.address)}:${String(error.port)}`;
  return `A call of ${call}`;
}
