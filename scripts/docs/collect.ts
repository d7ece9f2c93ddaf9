import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgementsFacet, closedTest, floorCriteria } from '@sallyport/gate';
import { gateFileJsonSchema } from '@sallyport/gate/gate-file';
import { probes } from '@sallyport/probes';
import { commands } from '../../packages/cli/src/commands.generated.ts';
import { conformanceTopics } from '../../packages/compose/src/testing/conformance-tables.ts';
import { commandGroups } from './command-groups.ts';
import { commandPages } from './commands-pages.ts';
import { conformancePage } from './conformance-part.ts';
import { criteriaPage } from './criteria-page.ts';
import { errorCodesPage, readErrorCodes, type SourceFile } from './error-codes-page.ts';
import { gateFilePages, type JsonSchema } from './gate-file-page.ts';
import type { Page } from './page.ts';
import { facetOf, probesPage } from './probes-page.ts';
import { readmePage } from './readme-part.ts';

/** Every page of docs/reference and docs/commands, and the generated parts of README files, from what the code says now. */
export function referencePages(root: string): readonly Page[] {
  const built = new Set([...probes.map(facetOf), acknowledgementsFacet]);
  return [
    readmePage(readFileSync(join(root, 'README.md'), 'utf8'), closedTest, built),
    conformancePage(readFileSync(join(root, 'packages/compose/README.md'), 'utf8'), conformanceTopics),
    criteriaPage(closedTest, new Set(floorCriteria.map(({ id }) => id)), built),
    probesPage(probes),
    errorCodesPage(readErrorCodes(packageSources(root))),
    ...commandPages(commandGroups, commands),
    ...gateFilePages(gateFileJsonSchema() as JsonSchema),
  ];
}

/** TypeScript sources of all packages, sorted by path. */
function packageSources(root: string): readonly SourceFile[] {
  return globSync('packages/*/src/**/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
