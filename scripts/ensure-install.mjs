// Runs on the Node that is there, which may be an old one: plain JavaScript of Node 18, no dependency.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const neededNode = '22.18 (of the 22 line), or 24.11 and later';

/** @param {string} version for instance `24.11.0` */
export function isRightNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 22 && minor >= 18) || (major === 24 && minor >= 11) || major > 24;
}

/**
 * Says whether what is installed is what the lockfile lists. Contents are compared and not times: a checkout makes
 * every file new, and npm writes its own note of an installation before it writes the lockfile.
 */
export function isInstalled(lockText, installedText) {
  const wanted = JSON.parse(lockText).packages;
  const installed = JSON.parse(installedText).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.includes('node_modules/') || entry.link) {
      return !place.includes('node_modules/') || place in installed;
    }
    // An optional package for another platform is rightly absent.
    const found = installed[place];
    return found === undefined ? entry.optional === true || entry.peer === true : sameEntry(entry, found);
  });
}

function sameEntry(wanted, found) {
  return wanted.version === found.version && wanted.integrity === found.integrity;
}

function needsInstall() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) {
    return true;
  }
  return !isInstalled(readFileSync(join(root, 'package-lock.json'), 'utf8'), readFileSync(note, 'utf8'));
}

/** Installs exactly what package-lock.json lists, when it is not there yet. Ends the process when that fails. */
export function ensureInstall() {
  if (needsInstall()) {
    console.error('Installing what package-lock.json lists (npm ci, no install scripts). This takes a minute once.');
    const [program, ...first] = npmCommand();
    const result = spawnSync(
      program,
      [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
      },
    );
    if (result.status !== 0) {
      console.error('npm ci did not succeed: what it said stands above. Nothing was started.');
      process.exit(result.status ?? 70);
    }
  }
}

/** npm as a program and its first arguments: without a shell, also where `npm` itself is a script. */
export function npmCommand() {
  const given = process.env.npm_execpath;
  return given !== undefined && given.endsWith('.js') ? [process.execPath, given] : ['npm'];
}

/** Path of a Node that this house runs on: this one if it is new enough, else the one that npm ci brought. */
export function rightNode() {
  if (isRightNode(process.versions.node)) {
    return process.execPath;
  }
  const brought = join(root, 'node_modules', '.bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(brought)) {
    return brought;
  }
  console.error(
    `This is Node ${process.versions.node}; Sallyport needs Node ${neededNode}. ` +
      'On Linux x64 npm ci brings it along; here, install it and start again.',
  );
  process.exit(64);
}

/** The environment of every tool: `node` and the tools of node_modules/.bin come first, so that `env node` is the right one. */
export function toolEnvironment() {
  return { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter) };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstall();
  console.error(`Installed. Node for this house: ${rightNode()}`);
}
