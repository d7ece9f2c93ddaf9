import { readFileSync } from 'node:fs';
import { commitDecision } from '../commit/commit-decision.ts';
import { openRepository } from '../git/repository.ts';

// Makes the decision's commit described in a file, and says when it begins.
const { directory, key, files } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  directory: string;
  key: string;
  files: Record<string, string>;
};
const repository = await openRepository(directory);
process.stdout.write('ready\n');
await commitDecision(repository, {
  branch: 'main',
  message: 'docs: begin phase 7',
  files: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
  approved: new Map(),
  key,
  identity: { name: 'Ada Example', email: 'ada@example.org' },
  allowedSigners: null,
});
