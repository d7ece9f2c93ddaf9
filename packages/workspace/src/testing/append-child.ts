import { randomBytes } from 'node:crypto';
import { openRepository } from '../git/repository.ts';
import { appendToRecord } from '../record-branch/append.ts';
import { statementFiles } from './record-files.ts';

// Appends statements one by one and prints the path of each once it is in, until done or killed.
const [directory = '', count = '1', label = randomBytes(4).toString('hex').replace(/\d/g, 'x')] = process.argv.slice(2);
const repository = await openRepository(directory);
for (let made = 0; made < Number(count); made += 1) {
  const files = statementFiles(label);
  await appendToRecord(repository, () => Promise.resolve(files));
  process.stdout.write(`${[...files.keys()][0]}\n`);
}
