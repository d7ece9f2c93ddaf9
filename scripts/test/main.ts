import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure-install.mjs';
import { show, tool } from '../run-tool.ts';
import { countTests, type Tally, tallyLine } from './count-tests.ts';
import { missingPackages, withPostgresFolders } from './needed-programs.ts';

const reportFile = join(root, 'reports', 'tests.json');

installNeededPrograms();
const built = show(process.execPath, ['--no-warnings', join(root, 'scripts', 'bundle', 'main.ts')]) === 0;
if (!built) {
  console.log('The build failed, so the tests of what is shipped have nothing to look at.');
}
const tally = runVitest(process.argv.slice(2));
const total: Tally = built ? tally : { ...tally, failed: tally.failed + 1 };
console.log(tallyLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;

function runVitest(filters: readonly string[]): Tally {
  mkdirSync(join(root, 'reports'), { recursive: true });
  rmSync(reportFile, { force: true });
  const code = show(
    tool('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...filters],
    built ? { SALLYPORT_BUILT: 'yes' } : {},
  );
  return countTests(existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null, code);
}

/** On Debian, as root, what tests start is installed; elsewhere it is named, and the tests that need it will fail. */
function installNeededPrograms(): void {
  const missing = missingPackages(withPostgresFolders(process.env['PATH'] ?? ''));
  if (missing.length === 0) {
    return;
  }
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (!debian || process.getuid?.() !== 0) {
    console.log(`Tests need programs that are not here (Debian packages: ${missing.join(', ')}); some will fail.`);
    return;
  }
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  show('/usr/bin/apt-get', ['update', '-qq'], quiet);
  show('/usr/bin/apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
}
