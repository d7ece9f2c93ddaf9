/** Modules that travel in one file of the published command. */
export interface ChunkGroup {
  readonly name: string;
  readonly test: RegExp;
  readonly priority: number;
  readonly minShareCount?: number;
}

/**
 * Opening a file costs a command as much as a hundred lines of its code, so what is always needed together stands in
 * one; what a command may do without (a parser, a calendar) stays apart and is opened when it is asked for.
 */
export const chunkGroups: readonly ChunkGroup[] = [
  {
    name: 'markdown',
    test: /node_modules[\\/](?:markdown-it|linkify-it|mdurl|uc\.micro|punycode|entities)/,
    priority: 4,
  },
  { name: 'markdown-blocks', test: /node_modules[\\/](?:mdast|micromark)/, priority: 4 },
  { name: 'yaml', test: /node_modules[\\/]yaml[\\/]/, priority: 4 },
  { name: 'zod', test: /node_modules[\\/]zod[\\/]/, priority: 4 },
  { name: 'recurrence', test: /node_modules[\\/]rrule-temporal/, priority: 4 },
  { name: 'calendar', test: /node_modules[\\/]temporal/, priority: 4 },
  { name: 'xml', test: /node_modules[\\/](?:saxes|xmlchars)/, priority: 4 },
  {
    // What eight and more commands need, nearly every command needs; of probes only what lists them.
    name: 'common',
    test: /packages[\\/](?:(?:record|gate|workspace|actions|cli)[\\/]src[\\/]|probes[\\/]src[\\/](?:.*[\\/])?(?:probe|rules|[a-z-]+\.generated)\.ts$)/,
    priority: 3,
    minShareCount: 8,
  },
  {
    name: 'probes',
    test: /packages[\\/]probes[\\/]src[\\/](?!.*(?:sabotage\.ts|channels[\\/]rota|staging[\\/]|history[\\/]test-reports))/,
    priority: 2,
  },
];
