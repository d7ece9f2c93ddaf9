// node scripts/with-node.mjs FILE [argument …]: runs a TypeScript file from source on a Node that can.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstall, rightNode, root, toolEnvironment } from './ensure-install.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a file of this repository and ends this process as it ended: same exit code, same signal.
 * @param {string} file relative to the repository
 * @param {readonly string[]} given
 */
export function runWithNode(file, given) {
  ensureInstall();
  const child = spawn(
    rightNode(),
    ['--conditions=sallyport-source', '--no-warnings', resolve(root, file), ...given],
    // The folder that the person stands in, and not the repository: `sallyport check` judges where it is started.
    { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd(), env: toolEnvironment() },
  );
  for (const signal of passedOn) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`${file} could not be started: ${error.message}`);
    process.exit(70);
  });
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? (code ?? 70) : 128 + (constants.signals[signal] ?? 0));
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, ...given] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Usage: node scripts/with-node.mjs FILE [argument …]');
    process.exit(64);
  }
  runWithNode(file, given);
}
