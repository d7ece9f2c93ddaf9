import { ruleCases } from '../rule-cases.ts';
import { noShell } from './no-shell.ts';

ruleCases('no-shell', noShell, {
  valid: [
    "import { execFileSync } from 'node:child_process'; execFileSync('git', ['status'], { shell: false });",
    "const match = /a/.exec('a'); export { match };",
    'export const person = { shell: "/bin/sh" };',
  ],
  invalid: [
    { code: "import { execSync } from 'node:child_process';", errors: [/execSync runs a string/] },
    { code: "import * as child from 'node:child_process'; child.exec('ls');", errors: [/exec runs a string/] },
    { code: "import { spawn } from 'node:child_process'; spawn('ls', { shell: true });", errors: [/No shell/] },
    { code: "import { spawn } from 'node:child_process'; spawn('ls', { shell: path });", errors: [/No shell/] },
  ],
});
