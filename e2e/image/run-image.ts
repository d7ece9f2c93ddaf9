import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ImageSettings } from './image-settings.ts';

export interface RunningImage {
  /** Everything that both streams said. */
  readonly said: () => string;
  /** Waits for the end and gives its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** Folders of this machine by the path at which they are written to inside. */
export type Volumes = Readonly<Record<string, string>>;

// As an engine would start it under deploy/compose.yaml: its own mounts and network, a root that cannot be written,
// a /tmp in memory, the image's user without any capability, and no new ones.
const enter = `
root=$1 user=$2 directory=$3; shift 3
ip link set lo up
mount --bind "$root" "$root"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
while [ "$1" != -- ]; do mount --bind "$2" "$root$1"; shift 2; done
shift
mount -o remount,bind,ro "$root"
exec chroot "$root" setpriv --reuid="\${user%:*}" --regid="\${user#*:}" --clear-groups --bounding-set=-all --inh-caps=-all \\
  --no-new-privs /bin/sh -c 'cd "$0" && exec "$@"' "$directory" "$@"
`;

/** Starts words in an unpacked image, as its user, with its environment and nothing else. */
export function runImage(
  mounted: string,
  settings: ImageSettings,
  volumes: Volumes,
  words: readonly string[],
): RunningImage {
  const binds = Object.entries(volumes).flat();
  const isolated = ['--mount', '--net', '--ipc', '--uts', '--', '/bin/sh', '-euc', enter, 'sh'];
  const given = [...isolated, mounted, settings.User, settings.WorkingDir, ...binds, '--', ...words];
  const child = spawn('unshare', given, {
    env: Object.fromEntries(settings.Env.map((each) => each.split(/=(.*)/s).slice(0, 2))),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { said: () => said, ended, kill: (signal) => child.kill(signal) };
}
