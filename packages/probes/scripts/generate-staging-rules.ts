import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { StagingRule } from '../src/staging/stack/staging-rule.ts';

/**
 * Writes, for each probe of staging with a folder `rules`, the list of its rules and, apart from their code, the texts
 * that the registry, the documentation and `explain` need.
 */
const staging = fileURLToPath(new URL('../src/staging/', import.meta.url));
const written: string[] = [];
for (const probe of readdirSync(staging).sort()) {
  const folder = `${staging}${probe}/rules`;
  if (!existsSync(folder)) continue;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.cases.ts') && !name.endsWith('.test.ts'))
    .sort();
  const rules = await Promise.all(
    names.map(async (name) => ((await import(pathToFileURL(`${folder}/${name}`).href)) as { rule: StagingRule }).rule),
  );
  const header = '// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.\n';
  const imports = names.map((name, index) => `import { rule as rule${index + 1} } from './rules/${name}';`);
  const list = names.map((_, index) => `rule${index + 1}`).join(', ');
  write(
    `${staging}${probe}/rules.generated.ts`,
    `${header}${imports.join('\n')}\nimport type { StagingRule } from '../stack/staging-rule.ts';\n\n` +
      `export const rules: readonly StagingRule[] = [${list}];\n`,
  );
  const texts = rules.map(({ id, title, why, fix, source, number }) => ({
    id,
    title,
    why,
    fix,
    source: source.includes(number) ? source : `${source}; ${number}`,
  }));
  write(
    `${staging}${probe}/rule-texts.generated.ts`,
    `${header}import type { RuleDefinition } from '../../probe.ts';\n\n` +
      `export const ruleTexts: readonly RuleDefinition[] = ${JSON.stringify(texts, null, 2)};\n`,
  );
}
const biome = fileURLToPath(new URL('../../../node_modules/@biomejs/biome/bin/biome', import.meta.url));
const { status, stderr } = spawnSync(process.execPath, [biome, 'check', '--write', ...written], { encoding: 'utf8' });
if (status !== 0) throw new Error(stderr);

function write(path: string, text: string): void {
  writeFileSync(path, text);
  written.push(path);
}
